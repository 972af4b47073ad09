import type { ManagementEndpoint } from '../../genauth/classify';
import type { FailureCode } from '../../genauth/failure';
import type { Case } from '../case';
import type { Ending } from './fault-rules';
import type { LostPhonePlace } from './lost-phone-places';

/** The state of a case in words: its outcome or screen, and what the agent is shown there. */
export function standingOf({ step, outcome, candidates, problem }: Case): string {
  const where = outcome?.kind ?? (candidates === null ? step : 'a choice');
  return problem === null ? where : `${where}, told ${problem.code}`;
}

/** Answers that there is no such user, or that this lookup is impossible. The search then continues. */
const nobody: ReadonlySet<FailureCode> = new Set(['user-not-found', 'refused', 'invalid-argument']);

/**
 * The design's rules: a failed read is shown on the current screen; only the account shows the result of a clearing;
 * and what may still arrive is waited for. `gone` is whether the number is gone when the account is read.
 */
export function expectedStanding(
  { operation }: LostPhonePlace,
  endpoint: ManagementEndpoint,
  ending: Ending,
  gone: boolean,
): string {
  const code = ending.ok ? null : ending.code;
  const told = (where: string) => (code === null ? where : `${where}, told ${code}`);
  // A read whose token was cached is repeated with a new one.
  const renewed = code === 'access-key' && operation !== 'find-user';
  switch (operation) {
    case 'read-user':
      return ending.ok || renewed ? 'card' : told('a choice');
    case 'confirm-user':
      return ending.ok || renewed ? 'unbound' : told('card');
    case 'read-back':
      return ending.ok || renewed ? 'unbound' : 'accepted';
    case 'end-sessions':
      return told('unbound');
    case 'clear-phone-null':
    case 'clear-phone-empty':
      break;
    default: {
      const choice = endpoint === 'list-users';
      if (choice) return ending.ok || code === 'access-key' ? 'a choice' : told('identify');
      const searchedThrough = endpoint === 'get-user' && code !== null && nobody.has(code);
      return ending.ok || searchedThrough ? 'card' : told('identify');
    }
  }
  // Checked before anything else, so there is nothing to read back.
  if (code === 'throttled' || code === 'access-key') return told('card');
  if (gone) return 'unbound';
  if (ending.ok || ending.delivery === 'maybe-sent') return 'unknown';
  if (code === 'user-not-found') return 'refused';
  // The empty text is tried next, and this service ignores it.
  return code === 'update-refused' && operation === 'clear-phone-null' ? 'unknown' : told('card');
}
