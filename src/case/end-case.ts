import { CaseRecordError } from './case-record';
import type { CaseRunner } from './case-runner';

export interface CaseInHand {
  readonly runner: Pick<CaseRunner, 'current' | 'submit'>;
  readonly cases: {
    /** Moves an unreadable record elsewhere, to make room for a new case. */
    setAside(): Promise<void>;
  };
}

/** Cancels and closes the current case, which writes its receipt. False while one of its requests is pending. */
export async function endCase({ current, submit }: CaseInHand['runner']): Promise<boolean> {
  for (const type of ['abandon', 'close'] as const) {
    const inHand = await current();
    if (inHand === null) return true;
    await submit({ command: { type }, revision: inHand.revision });
  }
  return (await current()) === null;
}

/** Sets the case in hand aside if its record cannot be read. One that can be read is ended in the usual way. */
export async function setAsideUnreadable({ runner, cases }: CaseInHand): Promise<void> {
  try {
    await runner.current();
  } catch (error) {
    if (!(error instanceof CaseRecordError)) throw error;
    await cases.setAside();
  }
}

/** Removes the current case, readable or not. False while one of its requests is pending. */
export async function clearDesk(desk: CaseInHand): Promise<boolean> {
  await setAsideUnreadable(desk);
  return endCase(desk.runner);
}
