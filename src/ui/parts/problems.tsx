import type { Case } from '../../case/case';
import { lazily } from '../lazy';
import { lazyPart } from '../lazy-screen';
import type { CommandRunner } from '../use-command';

/** What goes wrong has many words, and seldom does so at once: they are fetched apart from the screens where it may. */
export const problemBoxes = lazily(() => import('./problem-boxes'));

export const RefusalBox = lazyPart(problemBoxes, (boxes) => boxes.RefusalBox);
export const Notice = lazyPart(problemBoxes, (boxes) => boxes.Notice);
export const FailureBox = lazyPart(problemBoxes, (boxes) => boxes.FailureBox);
export const HostBlocked = lazyPart(problemBoxes, (boxes) => boxes.HostBlocked);

const Shown = lazyPart(problemBoxes, (boxes) => boxes.CaseProblems);

interface CaseProblemsProps {
  current: Case;
  command: CommandRunner;
}

/** What stands in the way on a screen of a case: at most one thing, the newest. */
export function CaseProblems({ current, command }: CaseProblemsProps) {
  if (command.pending || (command.refusal ?? current.problem) === null) return null;
  return <Shown current={current} command={command} />;
}
