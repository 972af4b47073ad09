import { describe, expect, it } from 'vitest';
import { advance } from './advance';
import { running } from './case';
import type { CaseEvent } from './event';
import { secretCommands } from './testing/secrets-canary';
import {
  failed,
  following,
  kinds,
  lost,
  ok,
  opened,
  refused,
  seenAgain,
  toCard,
  toCode,
  told,
  unbinding,
} from './testing/story';

describe('identifying the caller', () => {
  it('signs in and then reads the account', () => {
    const current = following(opened, secretCommands.password, ok());
    expect(kinds(current)).toEqual(['sign-in', 'read-account']);
    expect(current.hasToken).toBe(true);
    expect(following(current, told()).step).toBe('card');
  });

  it('skips the sign-in with a pasted token', () => {
    expect(kinds(toCard)).toEqual(['read-account']);
  });

  it('stays on the screen with the service’s message, and can be tried again', () => {
    const current = following(opened, secretCommands.password, failed(refused('wrong-password')));
    expect(current).toMatchObject({ step: 'identify', problem: { code: 'wrong-password' } });
    const again = following(current, secretCommands.password);
    expect(again.problem).toBeNull();
    expect(running(again)?.kind).toBe('sign-in');
  });

  it('reads again with the token it has, without signing in twice', () => {
    const current = following(opened, secretCommands.sms, ok(), failed(lost));
    expect(current).toMatchObject({ step: 'identify', hasToken: true });
    expect(kinds(following(current, { type: 'read-again' }))).toEqual([
      'sign-in',
      'read-account',
      'read-account',
    ]);
  });

  it('drops a token that the service rejects', () => {
    const current = following(opened, secretCommands.token, failed(refused('token-invalid')));
    expect(current).toMatchObject({ step: 'identify', hasToken: false });
  });

  it('ends as refused, with the token revoked and no code spent, if no phone is bound', () => {
    const current = following(opened, secretCommands.token, told({ phone: null }, false));
    expect(current.outcome).toMatchObject({ kind: 'refused', reason: { code: 'no-phone' } });
    expect(kinds(current)).toEqual(['read-account', 'revoke-token']);
  });

  it('does not read a token that hides the phone as an account without one', () => {
    const current = following(opened, secretCommands.token, told({ phone: null }, true));
    expect(current).toMatchObject({ step: 'identify', problem: { code: 'phone-hidden' } });
    expect(current.outcome).toBeNull();
    expect(running(current)?.kind).toBe('revoke-token');
    const burnt = following(current, ok(), failed(refused('token-invalid')));
    expect(burnt).toMatchObject({ hasToken: false, problem: { code: 'phone-hidden' } });
    expect(running(following(burnt, secretCommands.token))?.kind).toBe('read-account');
  });

  it('does not claim that no phone is bound if the service did not say', () => {
    const current = following(opened, secretCommands.token, told({ phone: null }, null));
    expect(current).toMatchObject({ outcome: null, problem: { code: 'phone-hidden' } });
  });

  it('keeps its token until that is revoked', () => {
    const current = following(opened, secretCommands.sms, ok(), failed(lost));
    expect(following(current, secretCommands.token)).toBe(current);
    expect(following(current, secretCommands.smsCode)).toBe(current);
  });

  it('ends as refused, with no code spent, if there is no other way to sign in', () => {
    const current = following(opened, secretCommands.token, told({ loginMethods: [] }));
    expect(current.outcome).toMatchObject({
      kind: 'refused',
      reason: { code: 'only-login-method' },
    });
    expect(kinds(current)).not.toContain('send-code');
  });

  it('lets the agent continue if the other ways are unknown', () => {
    const current = following(opened, secretCommands.token, told({ loginMethods: null }));
    expect(current.step).toBe('card');
  });
});

describe('sending the code', () => {
  it('counts a minute from the answer until the next', () => {
    expect(toCode).toMatchObject({
      step: 'code',
      unbindCode: { at: 2_000, resendAt: 62_000, certain: true },
    });
  });

  it('continues to the code, and says it is uncertain, if no answer came', () => {
    const current = following(
      toCard,
      { type: 'send-code', grounds: null, confirmed: false },
      seenAgain(),
      failed(lost),
    );
    expect(current).toMatchObject({
      step: 'code',
      unbindCode: { certain: false },
      problem: { code: 'no-answer' },
    });
  });

  it('stays on the card when the service refuses', () => {
    const current = following(
      toCard,
      { type: 'send-code', grounds: null, confirmed: false },
      seenAgain(),
      failed(refused('send-refused')),
    );
    expect(current).toMatchObject({ step: 'card', unbindCode: null });
  });
});

describe('one operation at a time', () => {
  const commands: CaseEvent[] = [
    secretCommands.smsCode,
    secretCommands.token,
    { type: 'read-again' },
    { type: 'send-code', grounds: null, confirmed: false },
    secretCommands.unbind,
    { type: 'check-again' },
    { type: 'abandon' },
    { type: 'close' },
  ];

  it.each(commands)('$type changes nothing while a request is pending', (command) => {
    expect(following(unbinding, command)).toBe(unbinding);
  });

  it('accepts an answer once', () => {
    const answered = following(unbinding, failed(refused('wrong-code')));
    const operationId = unbinding.operations.at(-1)?.id ?? '';
    const again: CaseEvent = {
      type: 'settled',
      operationId,
      answer: { ok: true, requestId: null, found: { kind: 'nothing' } },
    };
    expect(advance(answered, again, { now: 3_000, operationId: 'x' }).next).toBe(answered);
  });

  it('gives each change a new revision', () => {
    expect(unbinding.revision).toBeGreaterThan(toCode.revision);
  });
});
