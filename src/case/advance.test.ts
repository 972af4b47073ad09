import { describe, expect, it } from 'vitest';
import { type Failure, type FailureCode, failure } from '../genauth/failure';
import { advance } from './advance';
import { type Account, type Case, openCase, running } from './case';
import type { Answer, CaseEvent } from './event';
import { mayHaveReachedTheWire } from './operation';
import { receiptOf } from './receipt';

const account: Account = {
  userId: '6229ffaaaaaaaaaacade3e3d',
  name: 'Alice',
  phone: '+86 138****5678',
  loginMethods: [{ kind: 'email', masked: 'a***e@example.com', certain: true }],
  lastLogin: null,
  status: 'Activated',
};

const opened = openCase({
  id: 'case-1',
  now: 1_000,
  environment: { id: 'env-1', label: 'Acme', appHost: 'https://acme.authing.cn' },
  way: 'sms',
});

let serial = 0;
function following(start: Case, ...events: CaseEvent[]): Case {
  return events.reduce((current, event) => {
    serial += 1;
    const known =
      event.type === 'settled' ? { ...event, operationId: running(current)?.id ?? '' } : event;
    return advance(current, known, { now: 2_000, operationId: `op-${serial}` });
  }, start);
}

const settled = (answer: Answer): CaseEvent => ({ type: 'settled', operationId: '', answer });
const ok = (): CaseEvent =>
  settled({ ok: true, requestId: 'request-1', found: { kind: 'nothing' } });
const told = (changes: Partial<Account> = {}, phoneBound: boolean | null = true): CaseEvent =>
  settled({
    ok: true,
    requestId: 'request-2',
    found: { kind: 'account', account: { ...account, ...changes }, phoneBound },
  });
const readBack = (bound: boolean): CaseEvent =>
  settled({ ok: true, requestId: 'request-3', found: { kind: 'phone', bound } });
const failed = (reason: Failure): CaseEvent => settled({ ok: false, failure: reason });
const refused = (code: FailureCode): Failure =>
  failure('answered', code, { statusCode: 499, requestId: 'request-4' });
const lost = failure('maybe-sent', 'no-answer');

const toCard = following(opened, { type: 'identify', way: 'token' }, told());
const toCode = following(toCard, { type: 'send-code' }, ok());
const unbinding = following(toCode, { type: 'unbind' });
const kinds = ({ operations }: Case) => operations.map(({ kind }) => kind);

describe('identifying the caller', () => {
  it('signs in and then reads the account', () => {
    const current = following(opened, { type: 'identify', way: 'password' }, ok());
    expect(kinds(current)).toEqual(['sign-in', 'read-account']);
    expect(current.hasToken).toBe(true);
    expect(following(current, told()).step).toBe('card');
  });

  it('needs no sign-in with a pasted token', () => {
    expect(kinds(toCard)).toEqual(['read-account']);
  });

  it('stays on the screen with what the service said, and takes another try', () => {
    const current = following(
      opened,
      { type: 'identify', way: 'password' },
      failed(refused('wrong-password')),
    );
    expect(current).toMatchObject({ step: 'identify', problem: { code: 'wrong-password' } });
    const again = following(current, { type: 'identify', way: 'password' });
    expect(again.problem).toBeNull();
    expect(running(again)?.kind).toBe('sign-in');
  });

  it('reads again with the token it has, without signing in twice', () => {
    const current = following(opened, { type: 'identify', way: 'sms' }, ok(), failed(lost));
    expect(current).toMatchObject({ step: 'identify', hasToken: true });
    expect(kinds(following(current, { type: 'read-again' }))).toEqual([
      'sign-in',
      'read-account',
      'read-account',
    ]);
  });

  it('drops a token that the service does not take', () => {
    const current = following(
      opened,
      { type: 'identify', way: 'token' },
      failed(refused('token-invalid')),
    );
    expect(current).toMatchObject({ step: 'identify', hasToken: false });
  });

  it('ends as refused, with the token burnt and no code spent, where no phone is bound', () => {
    const current = following(
      opened,
      { type: 'identify', way: 'token' },
      told({ phone: null }, false),
    );
    expect(current.outcome).toMatchObject({ kind: 'refused', reason: { code: 'no-phone' } });
    expect(kinds(current)).toEqual(['read-account', 'revoke-token']);
  });

  it('does not take a token that hides the phone for an account without one', () => {
    const current = following(
      opened,
      { type: 'identify', way: 'token' },
      told({ phone: null }, true),
    );
    expect(current).toMatchObject({ step: 'identify', problem: { code: 'phone-hidden' } });
    expect(current.outcome).toBeNull();
    expect(running(current)?.kind).toBe('revoke-token');
    const burnt = following(current, ok());
    expect(burnt).toMatchObject({ hasToken: false, problem: { code: 'phone-hidden' } });
    expect(running(following(burnt, { type: 'identify', way: 'token' }))?.kind).toBe(
      'read-account',
    );
  });

  it('does not claim that no phone is bound when the service did not tell', () => {
    const current = following(
      opened,
      { type: 'identify', way: 'token' },
      told({ phone: null }, null),
    );
    expect(current).toMatchObject({ outcome: null, problem: { code: 'phone-hidden' } });
  });

  it('keeps the token that it has until that is burnt', () => {
    const current = following(opened, { type: 'identify', way: 'sms' }, ok(), failed(lost));
    expect(following(current, { type: 'identify', way: 'token' })).toBe(current);
    expect(following(current, { type: 'send-login-code', way: 'sms' })).toBe(current);
  });

  it('ends as refused, with no code spent, where there is no other way to sign in', () => {
    const current = following(
      opened,
      { type: 'identify', way: 'token' },
      told({ loginMethods: [] }),
    );
    expect(current.outcome).toMatchObject({
      kind: 'refused',
      reason: { code: 'only-login-method' },
    });
    expect(kinds(current)).not.toContain('send-code');
  });

  it('lets the agent go on where the service did not tell the other ways', () => {
    const current = following(
      opened,
      { type: 'identify', way: 'token' },
      told({ loginMethods: null }),
    );
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

  it('goes on to the code, and says it is uncertain, when no answer came', () => {
    const current = following(toCard, { type: 'send-code' }, failed(lost));
    expect(current).toMatchObject({
      step: 'code',
      unbindCode: { certain: false },
      problem: { code: 'no-answer' },
    });
  });

  it('stays on the card when the service refuses', () => {
    const current = following(toCard, { type: 'send-code' }, failed(refused('send-refused')));
    expect(current).toMatchObject({ step: 'card', unbindCode: null });
  });
});

describe('unbinding', () => {
  it('is unbound only when the profile shows no phone, and then burns the token', () => {
    const current = following(unbinding, ok(), readBack(false));
    expect(current.outcome?.kind).toBe('unbound');
    expect(running(current)?.kind).toBe('revoke-token');
    expect(following(current, ok())).toMatchObject({ hasToken: false, step: 'outcome' });
  });

  it('is accepted when the service said yes and the profile could not be read', () => {
    expect(following(unbinding, ok(), failed(lost)).outcome?.kind).toBe('accepted');
  });

  it('is unknown when the service said yes and the profile still shows the number', () => {
    expect(following(unbinding, ok(), readBack(true)).outcome?.kind).toBe('unknown');
  });

  it('reads back, and sends nothing again, when no answer came', () => {
    const current = following(unbinding, failed(lost));
    expect(running(current)?.kind).toBe('read-back');
    expect(following(current, readBack(false)).outcome?.kind).toBe('unbound');
    expect(following(current, readBack(true)).outcome?.kind).toBe('unknown');
    expect(following(current, failed(lost)).outcome?.kind).toBe('unknown');
  });

  it('reads back after an error of the server, and goes on if the number is still there', () => {
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
    'goes on after %s, once the profile has shown the number to be there',
    (code) => {
      const current = following(unbinding, failed(refused(code)), readBack(true));
      expect(current).toMatchObject({ step: 'code', problem: { code }, outcome: null });
      expect(running(following(current, { type: 'unbind' }))?.kind).toBe('unbind-phone');
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

  it('believes a refusal when the profile cannot be read', () => {
    const current = following(unbinding, failed(refused('wrong-code')), failed(lost));
    expect(current).toMatchObject({ step: 'code', problem: { code: 'wrong-code' }, outcome: null });
  });

  it('reads nothing after throttling, which is done before anything else', () => {
    const current = following(unbinding, failed(refused('throttled')));
    expect(current).toMatchObject({ step: 'code', problem: { code: 'throttled' } });
    expect(running(current)).toBeNull();
  });

  it('asks for a new sign-in when the token is no longer taken', () => {
    const current = following(unbinding, failed(refused('token-invalid')));
    expect(current).toMatchObject({ step: 'identify', hasToken: false, outcome: null });
  });

  it('goes on when nothing was sent', () => {
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

  it('says so when there is no token left to read with', () => {
    const current = following(unknown, { type: 'token-lost' }, { type: 'check-again' });
    expect(current).toMatchObject({ outcome: { kind: 'unknown' }, problem: { code: 'no-token' } });
    expect(running(current)).toBeNull();
  });

  it('is for unknown and accepted outcomes only', () => {
    const refusal = following(unbinding, failed(refused('no-phone')), readBack(true), ok());
    expect(following(refusal, { type: 'check-again' })).toBe(refusal);
  });
});

describe('one operation at a time', () => {
  const commands: CaseEvent[] = [
    { type: 'send-login-code', way: 'sms' },
    { type: 'identify', way: 'token' },
    { type: 'read-again' },
    { type: 'send-code' },
    { type: 'unbind' },
    { type: 'check-again' },
    { type: 'abandon' },
    { type: 'close' },
  ];

  it.each(commands)('$type changes nothing while a request is out', (command) => {
    expect(following(unbinding, command)).toBe(unbinding);
  });

  it('takes an answer once', () => {
    const answered = following(unbinding, failed(refused('wrong-code')));
    const operationId = unbinding.operations.at(-1)?.id ?? '';
    const again: CaseEvent = {
      type: 'settled',
      operationId,
      answer: { ok: true, requestId: null, found: { kind: 'nothing' } },
    };
    expect(advance(answered, again, { now: 3_000, operationId: 'x' })).toBe(answered);
  });

  it('gives each change a revision of its own', () => {
    expect(unbinding.revision).toBeGreaterThan(toCode.revision);
  });
});

describe('the end of a case', () => {
  it('may come at every step, burning the token that it holds', () => {
    expect(following(opened, { type: 'abandon' }).outcome?.kind).toBe('abandoned');
    const current = following(toCode, { type: 'abandon' });
    expect(current.outcome?.kind).toBe('abandoned');
    expect(running(current)?.kind).toBe('revoke-token');
  });

  it('burns the token of an unknown outcome when the agent closes it', () => {
    const unknown = following(unbinding, failed(lost), readBack(true));
    const closing = following(unknown, { type: 'close' });
    expect(running(closing)?.kind).toBe('revoke-token');
    expect(closing.closing).toBe(true);
  });

  it('goes back to signing in when the browser was restarted in between', () => {
    expect(following(toCode, { type: 'token-lost' })).toMatchObject({
      step: 'identify',
      hasToken: false,
      problem: { code: 'session-lost' },
    });
  });

  it('is unbound when a new sign-in shows that the number is gone after all', () => {
    const current = following(unbinding, failed(refused('token-invalid')));
    const again = following(
      current,
      { type: 'identify', way: 'token' },
      told({ phone: null }, false),
    );
    expect(again).toMatchObject({
      outcome: { kind: 'unbound' },
      account: { phone: '+86 138****5678' },
    });
  });

  it('takes the code that was sent before the caller had to sign in again', () => {
    const lostSession = following(toCode, { type: 'token-lost' });
    const again = following(lostSession, { type: 'identify', way: 'token' }, told());
    expect(again).toMatchObject({ step: 'code', unbindCode: { resendAt: 62_000 } });
    const other = following(
      lostSession,
      { type: 'identify', way: 'token' },
      told({ userId: 'somebody else' }),
    );
    expect(other).toMatchObject({ step: 'card', unbindCode: null });
  });

  it('leaves a receipt if anything may have reached the wire', () => {
    const done = following(unbinding, ok(), readBack(false), ok());
    expect(receiptOf(done)).toMatchObject({
      outcome: 'unbound',
      phone: '+86 138****5678',
      requestId: 'request-1',
      token: 'revoked',
    });
    expect(receiptOf(following(opened, { type: 'abandon' }))).toBeNull();
    const offline = following(
      opened,
      { type: 'send-login-code', way: 'sms' },
      failed(failure('not-sent', 'offline')),
      { type: 'abandon' },
    );
    expect(offline.operations.some(mayHaveReachedTheWire)).toBe(false);
    expect(receiptOf(offline)).toBeNull();
  });
});
