import type { Case } from '../../case/case';
import { lazyPart } from '../lazy-screen';
import type { CommandRunner } from '../use-command';
import { later } from './later';

export const RefusalBox = lazyPart(later, (parts) => parts.RefusalBox);
export const FieldError = lazyPart(later, (parts) => parts.FieldError);
export const Notice = lazyPart(later, (parts) => parts.Notice);
export const FailureBox = lazyPart(later, (parts) => parts.FailureBox);
export const HostBlocked = lazyPart(later, (parts) => parts.HostBlocked);

const Shown = lazyPart(later, (parts) => parts.CaseProblems);

interface CaseProblemsProps {
  current: Case;
  command: CommandRunner;
}

/** What stands in the way on a screen of a case: at most one thing, the newest. */
export function CaseProblems({ current, command }: CaseProblemsProps) {
  if (command.pending || (command.refusal ?? current.problem) === null) return null;
  return <Shown current={current} command={command} />;
}
