import type { ManagementEndpoint } from '../../genauth/classify';
import type { FailureCode } from '../../genauth/failure';
import type { Case } from '../case';
import type { Ending } from './fault-rules';
import type { LostPhonePlace } from './lost-phone-places';

/** Where a case stands, in words: its outcome or its screen, and what the agent is told there. */
export function standingOf({ step, outcome, candidates, problem }: Case): string {
  const where = outcome?.kind ?? (candidates === null ? step : 'a choice');
  return problem === null ? where : `${where}, told ${problem.code}`;
}

/** Answers that say of one user that there is none, or that it cannot be looked up so: others are searched through. */
const nobody: ReadonlySet<FailureCode> = new Set(['user-not-found', 'refused', 'invalid-argument']);

/**
 * By the design's rules: a failed read is told where the agent stands; of a clearing only the account tells; and what may
 * still arrive is waited for. `gone` is whether the phone is, when the account is read.
 */
export function expectedStanding(
  { operation }: LostPhonePlace,
  endpoint: ManagementEndpoint,
  ending: Ending,
  gone: boolean,
): string {
  const code = ending.ok ? null : ending.code;
  const told = (where: string) => (code === null ? where : `${where}, told ${code}`);
  // A read whose token was not new is made again with a new one.
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
  // Said before anything else is looked at, so there is nothing to read back.
  if (code === 'throttled' || code === 'access-key') return told('card');
  if (gone) return 'unbound';
  if (ending.ok || ending.delivery === 'maybe-sent') return 'unknown';
  if (code === 'user-not-found') return 'refused';
  // The empty text is tried next, and this service passes over it.
  return code === 'update-refused' && operation === 'clear-phone-null' ? 'unknown' : told('card');
}
