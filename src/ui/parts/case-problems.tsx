import type { Case } from '../../case/case';
import type { OperationKind } from '../../case/operation';
import { usePorts } from '../ports-context';
import type { CommandRunner } from '../use-command';
import { Button } from './button';
import { ErrorBox, FailureBox, RefusalBox } from './error-box';

/** What may be tried again as often as one likes. */
const reads: readonly OperationKind[] = [
  'read-account',
  'confirm-account',
  'confirm-user',
  'read-back',
  'find-user',
  'read-user',
];

interface CaseProblemsProps {
  current: Case | null;
  command: CommandRunner;
}

/** What stands in the way on a screen of a case: at most one thing, the newest. */
export function CaseProblems({ current, command }: CaseProblemsProps) {
  const { state } = usePorts();
  if (command.pending) return null;
  if (command.refusal !== null) return <RefusalBox refusal={command.refusal} />;
  if (current === null || current.problem === null) return null;
  if (current.problem.code === 'host-permission') {
    const { id, appHost, managementHost } = current.environment;
    const environment = state.value?.environments.find((each) => each.id === id);
    // Once access was given, there is nothing left in the way.
    const [host, permitted] =
      current.way === 'admin'
        ? [managementHost, environment?.managementPermitted]
        : [appHost, environment?.permitted];
    return permitted ? null : <HostBlocked host={host} />;
  }
  const failed = current.operations.at(-1)?.kind;
  const reading = failed !== undefined && reads.includes(failed);
  return <FailureBox key={current.revision} failure={current.problem} reading={reading} />;
}

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
