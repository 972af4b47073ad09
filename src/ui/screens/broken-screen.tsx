import type { VaultFault } from '../../messaging/app-state';
import { Button } from '../parts/button';
import { ErrorBox } from '../parts/error-box';
import { Icon } from '../parts/icon';
import { Screen } from '../parts/screen';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { useCommand } from '../use-command';

const texts: Readonly<Record<VaultFault, readonly [what: MessageKey, advice: MessageKey]>> = {
  corrupt: ['broken_corrupt', 'broken_do_corrupt'],
  'unknown-version': ['broken_unknown_version', 'broken_do_unknown_version'],
  unreadable: ['broken_unreadable', 'broken_do_unreadable'],
  storage: ['broken_storage', 'broken_do_storage'],
};

/** The vault is there and cannot be used. Which of the four causes it is decides what helps. */
export function BrokenScreen({ fault }: { fault: VaultFault }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const [what, advice] = texts[fault];
  return (
    <Screen
      name="unlock"
      busy={command.pending}
      onSubmit={() => void command.run(() => send('app.wake', {}))}
      actions={
        <Button id="try-again" kind="primary" submit busy={command.pending} focus>
          {t('try_again')}
        </Button>
      }
    >
      <div class="emblem danger">
        <Icon name="alert" />
      </div>
      <h1 class="centred">{t('broken_title')}</h1>
      <p class="lead centred">{t('broken_kept')}</p>
      <ErrorBox code={fault} what={t(what)} advice={t(advice)} />
    </Screen>
  );
}
