import { CaseRecordError } from './case-record';
import type { CaseRunner } from './case-runner';

export interface CaseInHand {
  readonly runner: Pick<CaseRunner, 'current' | 'submit'>;
  readonly cases: {
    /** Moves a record that cannot be read to where it is kept, to make room for a new case. */
    setAside(): Promise<void>;
  };
}

/** Abandons and closes the case in hand, which leaves its receipt. False while one of its requests is out. */
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

/** Leaves no case in hand, whether it can be read or not. False while one of its requests is out. */
export async function clearDesk(desk: CaseInHand): Promise<boolean> {
  await setAsideUnreadable(desk);
  return endCase(desk.runner);
}
