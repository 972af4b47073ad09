import type { Case } from '../../case/case';
import type { OperationKind } from '../../case/operation';
import { usePorts } from '../ports-context';
import type { CommandRunner } from '../use-command';
import { Button } from './button';
import { ErrorBox, FailureBox, RefusalBox } from './error-box';

/** Operations that may be repeated without limit. */
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

/** The current problem of a case: at most one, the newest. */
export function CaseProblems({ current, command }: CaseProblemsProps) {
  const { state } = usePorts();
  if (command.pending) return null;
  if (command.refusal !== null) return <RefusalBox refusal={command.refusal} />;
  if (current === null || current.problem === null) return null;
  if (current.problem.code === 'host-permission') {
    const { id, appHost, managementHost } = current.environment;
    const environment = state.value?.environments.find((each) => each.id === id);
    // Once access is granted, the problem is gone.
    const [host, permitted] =
      current.way === 'admin'
        ? [managementHost, environment?.managementPermitted]
        : [appHost, environment?.permitted];
    return permitted ? null : <HostBlocked host={host} />;
  }
  const last = current.operations.at(-1);
  const reading = last?.settled?.result === 'failed' && reads.includes(last.kind);
  return <FailureBox key={current.revision} failure={current.problem} reading={reading} />;
}

/** The browser does not let the extension access a host. One click and the browser's own prompt solve this. */
export function HostBlocked({ host }: { host: string }) {
  const { t, requestHosts } = usePorts();
  return (
    <ErrorBox
      code="host-permission"
      what={t('host_blocked', host.replace(/^https:\/\//, ''))}
      advice={t('host_blocked_do')}
      mild
    >
      {/* Within the click's user gesture: otherwise, the browser does not ask. */}
      <Button id="grant-host" onClick={() => void requestHosts([host]).catch(() => undefined)}>
        {t('grant_host')}
      </Button>
    </ErrorBox>
  );
}
