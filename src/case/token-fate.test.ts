import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { type Case, openCase } from './case';
import type { Operation, OperationKind, Settlement } from './operation';
import { tokenFate, tokenState } from './token-fate';

const environment = {
  id: 'e1',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  managementHost: '',
};
const failedWith = (reason: ReturnType<typeof failure>): Settlement => ({
  at: 2,
  result: 'failed',
  failure: reason,
});
const done: Settlement = { at: 2, result: 'done', requestId: 'request-1' };
const lost = failedWith(failure('maybe-sent', 'timeout'));
const unsent = failedWith(failure('not-sent', 'offline'));
const no = failedWith(failure('answered', 'refused'));
const busy = failedWith(failure('answered', 'throttled'));
const invalid = failedWith(failure('answered', 'token-invalid'));

type Entry = readonly [OperationKind, Settlement | null];
function withJournal(entries: readonly Entry[], hasToken = false): Case {
  const operations = entries.map(
    ([kind, settled], index): Operation => ({ id: String(index), kind, startedAt: 1, settled }),
  );
  return {
    ...openCase({ id: 'c1', now: 1, environment, agent: '', way: 'sms' }),
    operations,
    hasToken,
  };
}

const read: Entry = ['read-account', done];
const revoked: Entry = ['revoke-token', done];

describe('the access token', () => {
  it.each<[string, string, Entry[]]>([
    ['none', 'that nobody asked for', [['send-login-code', done]]],
    ['none', 'of a sign-in that was refused', [['sign-in', no]]],
    ['not-known', 'of a sign-in without an answer', [['sign-in', lost]]],
    ['burning', 'that is being revoked', [read, ['revoke-token', null]]],
    ['burning', 'that is being tried', [read, revoked, ['check-token', null]]],
    ['refused', 'that the service takes no more', [read, revoked, ['check-token', invalid]]],
    [
      'refused',
      'that was revoked though no answer said so',
      [read, ['revoke-token', lost], ['check-token', invalid]],
    ],
    ['refused', 'that was never any good', [['read-account', invalid]]],
    ['refused', 'that the service took away meanwhile', [read, ['unbind-phone', invalid]]],
    ['still-accepted', 'that is taken all the same', [read, revoked, ['check-token', done]]],
    ['revoked', 'of which no more could be seen', [read, revoked, ['check-token', lost]]],
    ['revoked', 'that could not be tried', [read, revoked, ['check-token', unsent]]],
    ['revoked', 'of which a busy service said nothing', [read, revoked, ['check-token', busy]]],
    ['not-revoked', 'whose revocation was refused', [read, ['revoke-token', no]]],
    [
      'not-revoked',
      'whose revocation never arrived',
      [read, ['revoke-token', lost], ['check-token', done]],
    ],
    [
      'not-revoked',
      'of which nothing is known',
      [read, ['revoke-token', lost], ['check-token', lost]],
    ],
    ['not-revoked', 'that went with the browser', [read]],
    [
      'refused',
      'that was burnt before another sign-in failed',
      [read, revoked, ['check-token', invalid], ['sign-in', no]],
    ],
    [
      'not-known',
      'that a later sign-in may have brought',
      [read, revoked, ['check-token', invalid], ['sign-in', lost]],
    ],
    [
      'not-revoked',
      'that came after one that was burnt',
      [read, revoked, ['check-token', invalid], ['sign-in', done], read],
    ],
  ])('is %s: one %s', (state, _, entries) => {
    const current = withJournal(entries);
    expect(tokenState(current)).toBe(state);
    const open = ['held', 'burning', 'not-known'].includes(state);
    expect(tokenFate(current)).toBe(open ? 'not-revoked' : state);
  });

  it('is held until it is revoked', () => {
    expect(tokenState(withJournal([read], true))).toBe('held');
    expect(tokenFate(withJournal([read], true))).toBe('not-revoked');
  });
});
