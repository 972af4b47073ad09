import { usePorts } from '../ports-context';
import { Button } from './button';
import { ErrorBox } from './error-box';

/** The browser does not let the extension talk to a host: mended by one click and the browser's own question. */
export function HostBlocked({ host }: { host: string }) {
  const { t, requestHosts } = usePorts();
  return (
    <ErrorBox
      code="host-permission"
      what={t('host_blocked', host.replace(/^https:\/\//, ''))}
      advice={t('host_blocked_do')}
      mild
    >
      {/* Within the click's own turn: the browser does not ask otherwise. */}
      <Button id="grant-host" onClick={() => void requestHosts([host]).catch(() => undefined)}>
        {t('grant_host')}
      </Button>
    </ErrorBox>
  );
}
