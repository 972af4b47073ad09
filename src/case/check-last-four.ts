import { failure } from '../genauth/failure';
import { matchesEnding, readLastFour } from '../phone/last-four';
import type { Case } from './case';
import { type Decision, finish, rest } from './decision';
import type { Moment } from './event';

/** After this many wrong tries, a case ends. */
export const LAST_FOUR_TRIES = 3;

/** Compares what the caller said with the number on the card. */
export function checkLastFour(current: Case, said: string, moment: Moment): Decision {
  if (matchesEnding(current.account?.phone ?? '', said)) {
    const digitsCheck = { ...current.digitsCheck, matched: true };
    return rest({ ...current, digitsCheck, problem: null });
  }
  return refuseDigits(current, said, moment);
}

/** What was said does not match: one more wrong try, if it was four digits. */
export function refuseDigits(current: Case, said: string, moment: Moment): Decision {
  const wrong = failure('not-sent', 'last-four-mismatch');
  if (readLastFour(said) === null) return rest({ ...current, problem: wrong });
  const wrongTries = current.digitsCheck.wrongTries + 1;
  const tried: Case = { ...current, digitsCheck: { matched: false, wrongTries } };
  return wrongTries < LAST_FOUR_TRIES
    ? rest({ ...tried, problem: wrong })
    : finish(tried, 'refused', failure('not-sent', 'last-four-refused'), moment);
}
