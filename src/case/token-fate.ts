import type { Case } from './case';
import type { Operation } from './operation';

/**
 * What happened to the caller's access token:
 * - `none`: there was none;
 * - `refused`: the service no longer accepts it, which was tested;
 * - `still-accepted`: the service reported it as revoked but still accepted it. One that only checks a token's expiry
 *   does so until then;
 * - `revoked`: the service said so, and it could not be tested;
 * - `not-revoked`: it may open the account until it expires.
 */
export type TokenFate = 'none' | 'refused' | 'still-accepted' | 'revoked' | 'not-revoked';

/** Before that: the case holds the token, is revoking it, or nobody knows whether one was issued. */
export type TokenState = TokenFate | 'held' | 'burning' | 'not-known';

/** What the journal shows about the case's last token. */
export function tokenState({ operations, hasToken }: Case): TokenState {
  const issued = operations.findLastIndex(mayHaveIssued);
  if (issued === -1) return hasToken ? 'held' : 'none';
  const since = operations.slice(issued);
  if (since.some(wasRefused)) return 'refused';
  const burning = since.filter(({ kind }) => kind === 'revoke-token' || kind === 'check-token');
  if (burning.some(({ settled }) => settled === null)) return 'burning';
  if (burning.length > 0) {
    if (!burning.some((operation) => isDone(operation, 'revoke-token'))) return 'not-revoked';
    const taken = burning.some((operation) => isDone(operation, 'check-token'));
    return taken ? 'still-accepted' : 'revoked';
  }
  if (hasToken) return 'held';
  return operations[issued]?.kind === 'sign-in' ? 'not-known' : 'not-revoked';
}

/** What a receipt says about it: never better than certain. */
export function tokenFate(current: Case): TokenFate {
  const state = tokenState(current);
  return state === 'held' || state === 'burning' || state === 'not-known' ? 'not-revoked' : state;
}

/** A sign-in that was not refused, or the first use of a token from elsewhere. */
function mayHaveIssued({ kind, settled }: Operation): boolean {
  if (kind === 'read-account') return true;
  if (kind !== 'sign-in') return false;
  return settled?.result !== 'failed' || settled.failure.delivery === 'maybe-sent';
}

function wasRefused({ settled }: Operation): boolean {
  return settled?.result === 'failed' && settled.failure.code === 'token-invalid';
}

function isDone({ kind, settled }: Operation, wanted: Operation['kind']): boolean {
  return kind === wanted && settled?.result === 'done';
}
