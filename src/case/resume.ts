import type { Case } from './case';
import { type Decision, rest, sessionsToEnd, start } from './decision';
import type { Moment } from './event';
import { mayHaveReachedTheWire, unbindings } from './operation';

/**
 * What a case goes on with once the vault is open again. A lock lets an operation settle that is out, and holds back what would
 * have followed: the read-back, the revocation of the token, the end of the sessions.
 */
export function resume(current: Case, moment: Moment): Decision {
  const { outcome, hasToken, operations, problem } = current;
  if (outcome === null) {
    const last = operations.at(-1);
    const unread =
      last !== undefined &&
      problem === null &&
      unbindings.includes(last.kind) &&
      mayHaveReachedTheWire(last);
    return unread ? start(current, { kind: 'read-back' }, moment) : rest(current);
  }
  const settledForGood = outcome.kind !== 'unknown' && outcome.kind !== 'accepted';
  if (hasToken && settledForGood) return start(current, { kind: 'revoke-token' }, moment);
  const untried = !operations.some(({ kind }) => kind === 'end-sessions');
  return outcome.kind === 'unbound' && sessionsToEnd(current) && untried
    ? start(current, { kind: 'end-sessions' }, moment)
    : rest(current);
}
