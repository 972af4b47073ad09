import type { CaseFault } from '../../messaging/app-state';
import { Button } from '../parts/button';
import { FaultScreen } from '../parts/fault-screen';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { useCommand } from '../use-command';

const texts: Readonly<Record<CaseFault, readonly [what: MessageKey, advice: MessageKey]>> = {
  corrupt: ['case_corrupt', 'case_fault_do'],
  'unknown-version': ['case_unknown_version', 'case_unknown_version_do'],
  unreadable: ['case_unreadable', 'case_fault_do'],
  'rolled-back': ['case_rolled_back', 'case_fault_do'],
  missing: ['case_missing', 'case_fault_do'],
  storage: ['broken_storage', 'broken_do_storage'],
};

/** The current case's record cannot be read. */
export function CaseFaultScreen({ fault }: { fault: CaseFault }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const [what, advice] = texts[fault];
  return (
    <FaultScreen
      name="identify"
      title={t('case_fault_title')}
      kept={t('case_fault_kept')}
      code={`case-${fault}`}
      what={t(what)}
      advice={t(advice)}
      command={command}
    >
      {fault !== 'storage' && (
        <Button
          id="case-set-aside"
          kind="quiet"
          blocked={command.pending}
          onClick={() => void command.run(() => send('case.setAside', {}))}
        >
          {t('case_set_aside')}
        </Button>
      )}
    </FaultScreen>
  );
}
