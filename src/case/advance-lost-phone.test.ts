import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { type Case, running } from './case';
import type { Command } from './event';
import { receiptOf } from './receipt';
import { adminUnbind, grounds } from './testing/click';
import {
  clearing,
  findUser,
  openedLost,
  several,
  toCandidates,
  toLostCard,
  toldProtected,
  unbindLost,
} from './testing/lost-phone-story';
import { secretCommands } from './testing/secrets-canary';
import {
  failed,
  following,
  kinds,
  lost,
  ok,
  opened,
  readBack,
  refused,
  seenAgain,
  toCard,
  toCode,
  told,
} from './testing/story';

describe('finding the account of a lost phone', () => {
  it('is one operation, with no sign-in and no code', () => {
    const current = following(openedLost, findUser);
    expect(kinds(current)).toEqual(['find-user']);
    expect(following(current, told())).toMatchObject({
      step: 'card',
      way: 'admin',
      hasToken: false,
      candidates: null,
    });
    expect(kinds(toLostCard)).toEqual(['find-user']);
  });

  it('lets the agent choose if there are several', () => {
    expect(toCandidates).toMatchObject({
      step: 'identify',
      account: null,
      problem: null,
      candidates: { page: 1, pages: 2, totalCount: 70 },
    });
    expect(running(toCandidates)).toBeNull();
    const choosing = following(toCandidates, { type: 'choose', userId: 'user-1' });
    expect(running(choosing)?.kind).toBe('read-user');
    expect(following(choosing, told())).toMatchObject({ step: 'card', candidates: null });
  });

  it('takes only an account of the results', () => {
    const stranger = following(toCandidates, { type: 'choose', userId: 'nobody-found' });
    expect(stranger).toBe(toCandidates);
  });

  it('replaces the first page with another', () => {
    const paging = following(toCandidates, { type: 'show-page', page: 2 });
    expect(running(paging)?.kind).toBe('find-user');
    expect(following(paging, several(2)).candidates?.page).toBe(2);
  });

  it('keeps the results if a page or the chosen account cannot be read', () => {
    const page = { type: 'show-page', page: 2 } as const;
    for (const command of [page, { type: 'choose', userId: 'user-1' } as const]) {
      const current = following(toCandidates, command, failed(lost));
      expect(current.candidates).toBe(toCandidates.candidates);
      expect(current).toMatchObject({ step: 'identify', problem: { code: 'no-answer' } });
      expect(running(following(current, command))).not.toBeNull();
    }
  });

  it('says that nobody was found, and can be tried again', () => {
    const current = following(openedLost, findUser, failed(refused('user-not-found')));
    expect(current).toMatchObject({
      step: 'identify',
      outcome: null,
      problem: { code: 'user-not-found' },
    });
    expect(running(following(current, findUser))?.kind).toBe('find-user');
  });

  it('discards the results of an earlier search', () => {
    expect(following(toCandidates, findUser).candidates).toBeNull();
    const nobody = following(toCandidates, findUser, failed(refused('user-not-found')));
    expect(following(nobody, { type: 'choose', userId: 'user-1' })).toBe(nobody);
  });

  it.each([
    secretCommands.token,
    secretCommands.password,
    secretCommands.smsCode,
    secretCommands.emailCode,
  ] as const)('has no candidates once the caller signs in after all: %j', (command) => {
    const current = following(toCandidates, command, failed(refused('refused')));
    expect(current.candidates).toBeNull();
    expect(following(current, { type: 'choose', userId: 'user-1' })).toBe(current);
    expect(following(current, { type: 'show-page', page: 2 })).toBe(current);
  });

  it('offers nothing to choose before a search', () => {
    expect(following(openedLost, { type: 'choose', userId: 'user-1' })).toBe(openedLost);
    expect(following(openedLost, { type: 'show-page', page: 2 })).toBe(openedLost);
  });
});

describe('an account that is not to be unbound', () => {
  const found = toLostCard.account;
  if (found === null) throw new Error('The card has no account.');

  it.each([
    ['is protected', toldProtected(found), 'protected-account'],
    [
      'is protected, and has no phone',
      toldProtected({ ...found, phone: null }),
      'protected-account',
    ],
    ['has no phone', told({ phone: null }, false), 'no-phone'],
    ['has no other way to sign in', told({ loginMethods: [] }), 'only-login-method'],
  ])('ends the case as refused if it %s', (_, answer, code) => {
    const chosen = following(toCandidates, { type: 'choose', userId: 'user-1' }, answer);
    for (const current of [following(openedLost, findUser, answer), chosen]) {
      expect(current).toMatchObject({
        step: 'outcome',
        outcome: { kind: 'refused', reason: { code, delivery: 'not-sent' } },
      });
      expect(running(current)).toBeNull();
      expect(following(current, unbindLost, seenAgain())).toBe(current);
    }
  });

  it('can also be protected on route A: no code is spent on it', () => {
    const current = following(opened, secretCommands.token, toldProtected(found));
    expect(current.outcome).toMatchObject({
      kind: 'refused',
      reason: { code: 'protected-account' },
    });
    expect(kinds(current)).toEqual(['read-account', 'revoke-token']);
  });

  it('is not one whose ways to sign in are unknown', () => {
    expect(following(openedLost, findUser, told({ loginMethods: null })).step).toBe('card');
  });
});

describe('the card of a lost phone', () => {
  it('takes one act, which records its grounds', () => {
    expect(running(clearing)?.kind).toBe('clear-phone-null');
    expect(clearing).toMatchObject({ grounds, endSessions: false });
    expect(following(toLostCard, adminUnbind, seenAgain()).endSessions).toBe(true);
  });

  it('stores neither the typed digits nor the confirmation', () => {
    const written = JSON.stringify(following(toLostCard, { ...adminUnbind, lastFour: '4321' }));
    expect(written).not.toContain('4321');
    expect(written).not.toMatch(/lastFour|confirmed/);
  });

  it('records the verification before anything is done, and clears a problem', () => {
    const problem = failure('not-sent', 'verification-missing');
    const stopped = following(toLostCard, { type: 'stopped', command: adminUnbind, problem });
    expect(stopped).toMatchObject({ step: 'card', problem, grounds: null });
    const recorded = following(stopped, { type: 'record-grounds', grounds });
    expect(recorded).toMatchObject({ step: 'card', problem: null, grounds });
    expect(kinds(recorded)).toEqual(['find-user']);
  });

  it('neither sends nor accepts a code', () => {
    const code: Command = { type: 'send-code', grounds: null, confirmed: true };
    expect(following(toLostCard, code)).toBe(toLostCard);
    expect(following(toLostCard, secretCommands.unbind)).toBe(toLostCard);
  });

  it('is the only place for the act, which route A does not have', () => {
    for (const current of [opened, openedLost, toCandidates, toCard, toCode]) {
      expect(following(current, adminUnbind)).toBe(current);
    }
  });

  it('is reached after a code that the caller could not read, skipping the code screen', () => {
    const gone = following(toCode, { type: 'token-lost' }, findUser, told());
    expect(gone).toMatchObject({ step: 'card', way: 'admin', unbindCode: null });
    expect(running(following(gone, unbindLost, seenAgain()))?.kind).toBe('clear-phone-null');
  });

  it('survives a browser restart: there is no token to lose', () => {
    expect(following(toLostCard, { type: 'token-lost' })).toBe(toLostCard);
  });
});

describe('a safeguard', () => {
  it('is reported on the screen, and nothing is journaled', () => {
    for (const current of [toLostCard, toCard, toCode]) {
      const problem = failure('not-sent', 'limit-reached');
      const stopped = following(current, { type: 'stopped', command: adminUnbind, problem });
      expect(stopped).toEqual({ ...current, revision: stopped.revision, problem });
      expect(stopped.revision).toBeGreaterThan(current.revision);
    }
  });

  it('cannot stop a running operation', () => {
    const problem = failure('not-sent', 'limit-reached');
    expect(following(clearing, { type: 'stopped', command: adminUnbind, problem })).toBe(clearing);
  });
});

describe('while a number is being cleared', () => {
  it.each([
    findUser,
    { type: 'show-page', page: 2 },
    { type: 'choose', userId: 'user-1' },
    { type: 'record-grounds', grounds },
    adminUnbind,
    { type: 'end-sessions' },
    { type: 'check-again' },
    { type: 'abandon' },
    { type: 'close' },
  ] as const)('$type changes nothing', (command) => {
    expect(following(clearing, command)).toBe(clearing);
  });
});

describe('the end of a case with a lost phone', () => {
  it('is possible at every step, and there is no token to revoke', () => {
    expect(following(openedLost, { type: 'abandon' })).toMatchObject({ closing: true });
    for (const current of [toCandidates, toLostCard]) {
      const abandoned = following(current, { type: 'abandon' });
      expect(abandoned.outcome?.kind).toBe('abandoned');
      expect(running(abandoned)).toBeNull();
      expect(following(abandoned, { type: 'close' }).closing).toBe(true);
    }
  });

  it('ends no sessions unless the number is gone', () => {
    const offline = following(
      toLostCard,
      adminUnbind,
      seenAgain(),
      failed(failure('not-sent', 'offline')),
    );
    const abandoned = following(offline, { type: 'abandon' });
    expect(kinds(abandoned)).not.toContain('end-sessions');
    expect(following(abandoned, { type: 'end-sessions' })).toBe(abandoned);
  });

  it('leaves a receipt once anything may have reached the wire', () => {
    expect(receiptOf(following(openedLost, { type: 'abandon' }))).toBeNull();
    expect(receiptOf(following(toLostCard, { type: 'abandon' }))).toMatchObject({
      way: 'admin',
      outcome: 'abandoned',
      readBack: 'not-read',
      token: 'none',
    });
    expect(receiptOf(following(clearing, ok(), readBack(false)))).toMatchObject({
      way: 'admin',
      outcome: 'unbound',
      readBack: 'no-phone',
      requestId: 'request-1',
      verifiedHow: grounds.verifiedHow,
      ticket: grounds.ticket,
    });
  });
});

describe('the grounds of a case', () => {
  it('are not applied to another account', () => {
    const verified = following(toLostCard, { type: 'record-grounds', grounds });
    const back: Case = { ...verified, step: 'identify', way: 'token' };
    const again = (userId: string) =>
      following(back, secretCommands.token, told({ userId })).grounds;
    expect(again(verified.account?.userId ?? '')).toEqual(grounds);
    expect(again('somebody-else')).toBeNull();
  });
});
