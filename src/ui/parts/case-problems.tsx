import type { Case } from '../../case/case';
import { usePorts } from '../ports-context';
import type { CommandRunner } from '../use-command';
import { FailureBox, RefusalBox } from './error-box';
import { HostBlocked } from './host-blocked';

interface CaseProblemsProps {
  current: Case;
  command: CommandRunner;
}

/** What stands in the way on a screen of a case: at most one thing, the newest. */
export function CaseProblems({ current, command }: CaseProblemsProps) {
  const { state } = usePorts();
  if (command.pending) return null;
  if (command.refusal !== null) return <RefusalBox refusal={command.refusal} />;
  if (current.problem === null) return null;
  if (current.problem.code === 'host-permission') {
    const { id, appHost } = current.environment;
    // Once access was given, there is nothing left in the way.
    const permitted = state.value?.environments.find((each) => each.id === id)?.permitted;
    return permitted ? null : <HostBlocked appHost={appHost} />;
  }
  const failed = current.operations.at(-1)?.kind;
  const reading = failed === 'read-account' || failed === 'read-back';
  return <FailureBox key={current.revision} failure={current.problem} reading={reading} />;
}
