import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { advance } from './advance';
import { running } from './case';
import { mayHaveReachedTheWire } from './operation';
import { receiptOf } from './receipt';
import { secretCommands } from './testing/secrets-canary';
import {
  failed,
  following,
  lost,
  ok,
  opened,
  readBack,
  refused,
  toCode,
  told,
  unbinding,
} from './testing/story';

describe('unbinding', () => {
  it('is unbound only if the profile shows no phone, and then revokes the token', () => {
    const current = following(unbinding, ok(), readBack(false));
    expect(current.outcome?.kind).toBe('unbound');
    expect(running(current)?.kind).toBe('revoke-token');
    const revoked = following(current, ok());
    expect(running(revoked)?.kind).toBe('check-token');
    expect(revoked.hasToken).toBe(true);
    for (const end of [ok(), failed(refused('token-invalid')), failed(lost)]) {
      const burnt = following(revoked, end);
      expect(burnt).toMatchObject({ hasToken: false, step: 'outcome', problem: null });
      expect(running(burnt)).toBeNull();
    }
  });

  it('tries a token whose revocation got no answer, but not if it was refused or not sent', () => {
    const current = following(unbinding, ok(), readBack(false));
    expect(running(following(current, failed(lost)))?.kind).toBe('check-token');
    for (const reason of [refused('refused'), failure('not-sent', 'offline')]) {
      const dropped = following(current, failed(reason));
      expect(dropped.hasToken).toBe(false);
      expect(running(dropped)).toBeNull();
    }
  });

  it('is accepted if the service confirmed and the profile could not be read', () => {
    expect(following(unbinding, ok(), failed(lost)).outcome?.kind).toBe('accepted');
  });

  it('is unknown if the service confirmed and the profile still shows the number', () => {
    expect(following(unbinding, ok(), readBack(true)).outcome?.kind).toBe('unknown');
  });

  it('reads back, and sends nothing again, when no answer came', () => {
    const current = following(unbinding, failed(lost));
    expect(running(current)?.kind).toBe('read-back');
    expect(following(current, readBack(false)).outcome?.kind).toBe('unbound');
    expect(following(current, readBack(true)).outcome?.kind).toBe('unknown');
    expect(following(current, failed(lost)).outcome?.kind).toBe('unknown');
  });

  it('reads back after a server error, and continues if the number is still there', () => {
    const current = following(unbinding, failed(refused('server-error')));
    expect(running(current)?.kind).toBe('read-back');
    expect(following(current, readBack(false)).outcome?.kind).toBe('unbound');
    expect(following(current, readBack(true))).toMatchObject({
      step: 'code',
      outcome: null,
      problem: { code: 'server-error' },
    });
    expect(following(current, failed(lost)).outcome?.kind).toBe('unknown');
  });

  it.each(['wrong-code', 'code-expired', 'unbind-refused'] as const)(
    'continues after %s, once the profile has shown the number',
    (code) => {
      const current = following(unbinding, failed(refused(code)), readBack(true));
      expect(current).toMatchObject({ step: 'code', problem: { code }, outcome: null });
      expect(running(following(current, secretCommands.unbind))?.kind).toBe('unbind-phone');
    },
  );

  it.each(['only-login-method', 'no-phone', 'user-not-found', 'user-disabled'] as const)(
    'ends as refused after %s',
    (code) => {
      const current = following(unbinding, failed(refused(code)), readBack(true));
      expect(current.outcome).toMatchObject({ kind: 'refused', reason: { code } });
    },
  );

  it('believes the profile, not a refusal: the browser may have sent the request twice', () => {
    const current = following(unbinding, failed(refused('wrong-code')), readBack(false));
    expect(current.outcome?.kind).toBe('unbound');
  });

  it('believes a refusal if the profile cannot be read', () => {
    const current = following(unbinding, failed(refused('wrong-code')), failed(lost));
    expect(current).toMatchObject({ step: 'code', problem: { code: 'wrong-code' }, outcome: null });
  });

  it('reads nothing after throttling, which the service checks first', () => {
    const current = following(unbinding, failed(refused('throttled')));
    expect(current).toMatchObject({ step: 'code', problem: { code: 'throttled' } });
    expect(running(current)).toBeNull();
  });

  it('requires a new sign-in if the token is no longer accepted', () => {
    const current = following(unbinding, failed(refused('token-invalid')));
    expect(current).toMatchObject({ step: 'identify', hasToken: false, outcome: null });
  });

  it('continues if nothing was sent', () => {
    const current = following(unbinding, failed(failure('not-sent', 'offline')));
    expect(current).toMatchObject({ step: 'code', problem: { code: 'offline' } });
  });
});

describe('checking again', () => {
  const unknown = following(unbinding, failed(lost), readBack(true));

  it('reads back, and turns unknown into unbound when the number is gone', () => {
    const current = following(unknown, { type: 'check-again' });
    expect(running(current)?.kind).toBe('read-back');
    expect(following(current, readBack(false)).outcome?.kind).toBe('unbound');
  });

  it('keeps the outcome when the check itself fails', () => {
    const current = following(unknown, { type: 'check-again' }, failed(lost));
    expect(current).toMatchObject({ outcome: { kind: 'unknown' }, problem: { code: 'no-answer' } });
  });

  it('says so if there is no token left to read with', () => {
    const current = following(unknown, { type: 'token-lost' }, { type: 'check-again' });
    expect(current).toMatchObject({ outcome: { kind: 'unknown' }, problem: { code: 'no-token' } });
    expect(running(current)).toBeNull();
  });

  it('reads with the access key where the token is gone and there is one', () => {
    const environment = { ...unknown.environment, managementHost: 'https://api.authing.cn' };
    const withKey = following({ ...unknown, environment }, { type: 'token-lost' });
    const moment = { now: 3_000, operationId: 'op-check' };
    const { next, request } = advance(withKey, { type: 'check-again' }, moment);
    expect(request).toEqual({ kind: 'read-back', byAccessKey: true });
    expect(following(next, readBack(false)).outcome?.kind).toBe('unbound');
  });

  it('does not move the time of an outcome that stays', () => {
    const before = { ...unknown, outcome: unknown.outcome && { ...unknown.outcome, at: 7 } };
    const checked = following(before, { type: 'check-again' }, readBack(true));
    expect(checked.outcome).toMatchObject({ kind: 'unknown', at: 7 });
    expect(receiptOf(checked)?.closedAt).toBe(7);
  });

  it('is for unknown and accepted outcomes only', () => {
    const refusal = following(unbinding, failed(refused('no-phone')), readBack(true), ok(), ok());
    expect(following(refusal, { type: 'check-again' })).toBe(refusal);
  });
});

describe('the end of a case', () => {
  it('is possible at every step, and revokes its token', () => {
    expect(following(opened, { type: 'abandon' })).toMatchObject({ closing: true, outcome: null });
    const current = following(toCode, { type: 'abandon' });
    expect(current.outcome?.kind).toBe('abandoned');
    expect(running(current)?.kind).toBe('revoke-token');
  });

  it('revokes the token of an unknown outcome when the agent closes it', () => {
    const unknown = following(unbinding, failed(lost), readBack(true));
    const closing = following(unknown, { type: 'close' });
    expect(running(closing)?.kind).toBe('revoke-token');
    expect(closing.closing).toBe(true);
  });

  it('goes back to signing in if the browser was restarted in between', () => {
    expect(following(toCode, { type: 'token-lost' })).toMatchObject({
      step: 'identify',
      hasToken: false,
      problem: { code: 'session-lost' },
    });
  });

  it('is unbound if a new sign-in shows that the number is gone after all', () => {
    const current = following(unbinding, failed(refused('token-invalid')));
    const again = following(current, secretCommands.token, told({ phone: null }, false));
    expect(again).toMatchObject({
      outcome: { kind: 'unbound' },
      account: { phone: '+86 138****5678' },
    });
  });

  it('accepts the code that was sent before the caller had to sign in again', () => {
    const lostSession = following(toCode, { type: 'token-lost' });
    const again = following(lostSession, secretCommands.token, told());
    expect(again).toMatchObject({ step: 'code', unbindCode: { resendAt: 62_000 } });
    const other = following(lostSession, secretCommands.token, told({ userId: 'somebody else' }));
    expect(other).toMatchObject({ step: 'card', unbindCode: null });
  });

  it('leaves a receipt if anything may have been sent', () => {
    const done = following(
      unbinding,
      ok(),
      readBack(false),
      ok(),
      failed(refused('token-invalid')),
    );
    expect(receiptOf(done)).toMatchObject({
      outcome: 'unbound',
      person: { phone: '+86 138****5678' },
      readBack: 'no-phone',
      requestId: 'request-1',
      token: 'refused',
    });
    expect(receiptOf(following(opened, { type: 'abandon' }))).toBeNull();
    const offline = following(
      opened,
      secretCommands.smsCode,
      failed(failure('not-sent', 'offline')),
      { type: 'abandon' },
    );
    expect(offline.operations.some(mayHaveReachedTheWire)).toBe(false);
    expect(receiptOf(offline)).toBeNull();
  });
});

describe('the last sign-in on a card', () => {
  const lastLogin = '2026-12-01T16:00:00Z';
  const credential = secretCommands.password;

  it('is shown where the caller’s token came from elsewhere', () => {
    const current = following(opened, { type: 'identify', way: 'token', accessToken: 't' });
    expect(following(current, told({ lastLogin })).account?.lastLogin).toBe(lastLogin);
  });

  it('is not the one that this case has just made', () => {
    const signedIn = following(opened, credential, ok());
    expect(following(signedIn, told({ lastLogin })).account?.lastLogin).toBeNull();
    const perhaps = following(
      opened,
      credential,
      failed(lost),
      { type: 'identify', way: 'token', accessToken: 't' },
      told({ lastLogin }),
    );
    expect(perhaps.account?.lastLogin).toBeNull();
  });

  it('is shown if our sign-in was refused', () => {
    const token = { type: 'identify', way: 'token', accessToken: 't' } as const;
    const current = following(opened, credential, failed(refused('wrong-code')), token);
    expect(following(current, told({ lastLogin })).account?.lastLogin).toBe(lastLogin);
  });
});
