import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { type Case, running } from './case';
import type { CaseEvent } from './event';
import { receiptOf } from './receipt';
import { adminUnbind, grounds } from './testing/click';
import { clearing, toLostCard } from './testing/lost-phone-story';
import {
  failed,
  following,
  identifyByToken,
  kinds,
  lost,
  ok,
  opened,
  refused,
  seenAgain,
  settled,
  toCard,
  toCode,
  told,
  unbind,
  unbinding,
} from './testing/story';

const sendCode = { type: 'send-code', grounds, confirmed: false } as const;
const otherNumber: CaseEvent = settled({
  ok: true,
  requestId: 'request-9',
  found: {
    kind: 'account',
    account: { ...(toCard.account ?? fail()), phone: '+86 139****0000' },
    phoneBound: true,
    protection: 'not-protected',
    number: 'other',
  },
});
const hidden: CaseEvent = settled({
  ok: true,
  requestId: 'request-9',
  found: {
    kind: 'account',
    account: toCard.account ?? fail(),
    phoneBound: true,
    protection: 'cannot-tell',
    number: 'same',
  },
});

function fail(): never {
  throw new Error('The case has no account.');
}

const routes: readonly (readonly [
  string,
  Case,
  typeof sendCode | typeof adminUnbind,
  string,
  string,
])[] = [
  ['the user’s token', toCard, sendCode, 'send-code', 'read-account'],
  ['the access key', toLostCard, adminUnbind, 'clear-phone-null', 'read-user'],
];

describe.each(routes)('an act by %s', (_, card, command, act, lookAgain) => {
  it('starts with another look, and continues if the account is unchanged', () => {
    const looking = following(card, command);
    expect(running(looking)?.kind).toMatch(/^confirm-/);
    expect(running(following(looking, seenAgain()))?.kind).toBe(act);
  });

  it.each<[string, CaseEvent]>([
    ['another number', seenAgain({ number: 'other' })],
    ['no number', seenAgain({ number: 'none' })],
    ['a number of which nothing is known any more', seenAgain({ number: 'not-known' })],
    ['another user', seenAgain({ userId: 'somebody-else' })],
    ['a user who is protected now', seenAgain({ protection: 'protected' })],
  ])('sends nothing for %s, and shows the account again', (_what, look) => {
    const current = following(card, command, look);
    expect(running(current)?.kind).toBe(lookAgain);
    expect(kinds(current)).not.toContain(act);
  });

  it('requires new grounds for another number', () => {
    const current = following(card, command, seenAgain({ number: 'other' }), otherNumber);
    expect(current).toMatchObject({
      step: 'card',
      account: { phone: '+86 139****0000' },
      grounds: null,
      notices: ['account-changed'],
    });
    // The next act is about what is shown now.
    expect(following(current, command, seenAgain()).notices).toEqual([]);
  });

  it('is refused if the account’s protection is unknown', () => {
    const current = following(card, command, seenAgain({ protection: 'cannot-tell' }));
    expect(current).toMatchObject({ step: 'card', problem: { code: 'protection-hidden' } });
    expect(kinds(current)).not.toContain(act);
  });

  it('sends nothing if the look fails', () => {
    for (const reason of [lost, failure('not-sent', 'offline'), refused('server-error')]) {
      const current = following(card, command, failed(reason));
      expect(current).toMatchObject({ step: 'card', problem: { code: reason.code } });
      expect(running(current)).toBeNull();
    }
  });
});

it('a card says at once that protection is hidden', () => {
  const card = following(opened, identifyByToken, hidden);
  expect(card).toMatchObject({ step: 'card', notices: ['protection-hidden'] });
});

describe('a code that was sent', () => {
  it('is void once the number has changed', () => {
    const again = following(toCode, sendCode, seenAgain({ number: 'other' }), otherNumber);
    expect(again).toMatchObject({
      step: 'card',
      unbindCode: null,
      notices: ['account-changed', 'code-void'],
    });
  });

  it('is void after signing in again, too', () => {
    const again = following(
      unbinding,
      failed(refused('token-invalid')),
      identifyByToken,
      otherNumber,
    );
    expect(again).toMatchObject({ step: 'card', notices: ['account-changed', 'code-void'] });
  });

  it('that is refused shows the account again if the number has changed', () => {
    const refusal = following(toCode, unbind, failed(refused('wrong-code')));
    const looked = following(refusal, seenAgain({ number: 'other' }));
    expect(running(looked)?.kind).toBe('read-account');
    expect(following(looked, otherNumber)).toMatchObject({
      step: 'card',
      outcome: null,
      notices: ['account-changed', 'code-void'],
    });
  });

  it('is useless with a token that is no longer accepted', () => {
    const current = following(toCode, sendCode, failed(refused('token-invalid')));
    expect(current).toMatchObject({ step: 'identify', hasToken: false });
  });
});

describe('reading back', () => {
  const afterAct: readonly (readonly [string, Case])[] = [
    ['an unbinding that was accepted', following(unbinding, ok())],
    ['an unbinding without an answer', following(unbinding, failed(lost))],
    ['a clearing that was accepted', following(clearing, ok())],
    ['a clearing without an answer', following(clearing, failed(lost))],
  ];

  it.each(afterAct)('checks that number: another one is bound after %s', (_, current) => {
    const after = following(current, seenAgain({ number: 'other' }));
    expect(after).toMatchObject({ outcome: { kind: 'unbound' }, notices: ['other-number'] });
    expect(kinds(after)).not.toContain('clear-phone-empty');
  });

  it.each(afterAct)('rejects an answer about another account: after %s', (_, current) => {
    for (const number of ['none', 'other', 'same'] as const) {
      const after = following(current, seenAgain({ number, userId: 'somebody-else' }));
      expect(['accepted', 'unknown']).toContain(after.outcome?.kind);
      expect(kinds(after)).not.toContain('clear-phone-empty');
    }
  });

  it.each(afterAct)(
    'concludes nothing from a number that cannot be compared: after %s',
    (_, current) => {
      const after = following(current, seenAgain({ number: 'not-known' }));
      expect(after.outcome?.kind).toBe('unknown');
      expect(kinds(after)).not.toContain('clear-phone-empty');
    },
  );

  it('again gives the same result, and reports a number bound since', () => {
    const unknown = following(clearing, failed(lost), seenAgain());
    const checked = following(unknown, { type: 'check-again' }, seenAgain({ number: 'other' }));
    expect(checked).toMatchObject({ outcome: { kind: 'unbound' }, notices: ['other-number'] });
    const elsewhere = following(
      unknown,
      { type: 'check-again' },
      seenAgain({ number: 'none', userId: 'somebody-else' }),
    );
    expect(elsewhere).toMatchObject({
      outcome: { kind: 'unknown' },
      problem: { code: 'other-user' },
    });
  });

  it('sends no empty text to an account that has become protected', () => {
    const after = following(clearing, ok(), seenAgain({ protection: 'protected' }));
    expect(after.outcome).toMatchObject({ kind: 'refused', reason: { code: 'protected-account' } });
    expect(kinds(after)).not.toContain('clear-phone-empty');
  });
});

it('a receipt distinguishes a number bound since from none, and ignores another account', () => {
  const after = following(clearing, failed(lost), seenAgain({ number: 'other' }));
  expect(receiptOf(after)?.readBack).toBe('other-phone');
  const elsewhere = following(
    clearing,
    ok(),
    seenAgain({ number: 'none', userId: 'somebody-else' }),
  );
  expect(receiptOf(elsewhere)).toMatchObject({ outcome: 'accepted', readBack: 'not-read' });
});

it('grounds are kept only for the same account and number', () => {
  const recorded = following(toCard, { type: 'record-grounds', grounds });
  const again = (event: CaseEvent) =>
    following(recorded, { type: 'token-lost' }, identifyByToken, event);
  expect(again(told()).grounds).toEqual(grounds);
  expect(again(otherNumber).grounds).toBeNull();
  expect(again(told({ userId: 'somebody-else' })).grounds).toBeNull();
});
