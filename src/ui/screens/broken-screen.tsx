import type { VaultFault } from '../../messaging/app-state';
import { Button } from '../parts/button';
import { FaultScreen } from '../parts/fault-screen';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { useCommand } from '../use-command';

const texts: Readonly<Record<VaultFault, readonly [what: MessageKey, advice: MessageKey]>> = {
  corrupt: ['broken_corrupt', 'broken_do_corrupt'],
  'unknown-version': ['broken_unknown_version', 'broken_do_unknown_version'],
  unreadable: ['broken_unreadable', 'broken_do_unreadable'],
  storage: ['broken_storage', 'broken_do_storage'],
};

/** The vault exists but cannot be used. */
export function BrokenScreen({
  fault,
  onForgotten,
}: {
  fault: VaultFault;
  onForgotten: () => void;
}) {
  const { t } = usePorts();
  const [what, advice] = texts[fault];
  return (
    <FaultScreen
      name="unlock"
      title={t('broken_title')}
      kept={t('broken_kept')}
      code={fault}
      what={t(what)}
      advice={t(advice)}
      command={useCommand()}
    >
      {fault !== 'storage' && (
        <Button id="forgot-passphrase" kind="quiet" onClick={onForgotten}>
          {t('start_over')}
        </Button>
      )}
    </FaultScreen>
  );
}
