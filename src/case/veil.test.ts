import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { User } from '../genauth/models';
import { accountOf, candidateOf } from './account';
import type { Case } from './case';
import { adminUnbind, grounds } from './testing/click';
import { openedLost, toCandidates, toLostCard } from './testing/lost-phone-story';
import { failed, following, lost, ok, readBack, seenAgain } from './testing/story';
import { chosenUser, unverified, veiled } from './veil';

const user: User = {
  userId: '6229ffaaaaaaaaaacade3e3d',
  status: 'Activated',
  name: 'Alice Liddell',
  nickname: 'Ali',
  username: 'liddell',
  email: 'wonderland@example.com',
  emailVerified: true,
  phone: '13812345678',
  phoneCountryCode: '+86',
  lastLogin: '2026-05-31T08:00:00Z',
  customData: null,
};
const identities = [{ extIdpId: 'idp-1', provider: 'wechat' }];
const securityInfo = { passwordSet: true, emailBinded: true, phoneBinded: true };

const cardOf = (of: User): Case => ({
  ...toLostCard,
  account: accountOf({ user: of, identities, securityInfo }, null),
});
const choiceOf = (...of: User[]): Case => ({
  ...toCandidates,
  candidates: {
    list: of.map((each) => ({ ...candidateOf(each), foundBy: 'name' })),
    page: 1,
    pages: 1,
    totalCount: of.length,
  },
});

/** Whether a text contains this many consecutive characters of another. */
function holdsRun(text: string, of: string, length: number): boolean {
  const characters = [...of];
  return characters.some((_, at) => {
    const run = characters.slice(at, at + length);
    return run.length === length && text.includes(run.join(''));
  });
}

describe('the veil over a card', () => {
  it('leaves the masked number, and the first character of each name', () => {
    expect(veiled(cardOf(user)).account).toEqual({
      userId: '',
      name: 'A** L**',
      phone: '+86 138****5678',
      loginMethods: null,
      lastLogin: null,
      status: null,
      phoneCorrelation: null,
    });
  });

  it.each([
    ['林晓雯', '林**'],
    ['𠮷野 家', '𠮷** 家**'],
    [' Alice\t\n Liddell ', 'A** L**'],
    ['', null],
    [null, null],
  ])('masks the name %j as %j', (name, masked) => {
    const card = cardOf({
      ...user,
      name: name === '' ? null : name,
      nickname: null,
      username: null,
    });
    expect(veiled(card).account?.name).toBe(masked);
  });

  it('changes nothing else, and does not mutate the case', () => {
    const card = cardOf(user);
    const before = structuredClone(card);
    expect(veiled(card)).toEqual({ ...card, account: veiled(card).account });
    expect(card).toEqual(before);
    expect(veiled(openedLost)).toEqual(openedLost);
  });
});

describe('the veil over search results', () => {
  it('keeps what distinguishes accounts and what they are chosen by', () => {
    const veil = veiled(choiceOf(user, { ...user, userId: 'user-2', name: null, email: null }));
    expect(veil.candidates).toMatchObject({ page: 1, pages: 1, totalCount: 2 });
    expect(veil.candidates?.list).toEqual([
      {
        userId: expect.any(String),
        name: 'A** L**',
        phone: '+86 138****5678',
        email: 'w***d@example.com',
        lastLogin: null,
        status: null,
        foundBy: 'name',
      },
      {
        userId: expect.any(String),
        name: 'A**',
        phone: '+86 138****5678',
        email: null,
        lastLogin: null,
        status: null,
        foundBy: 'name',
      },
    ]);
  });

  it('shows no user id, and leaves a handle in its place by which a user is chosen', () => {
    const choice = choiceOf(user, { ...user, userId: 'user-2' });
    const shown = veiled(choice).candidates?.list.map(({ userId }) => userId) ?? [];
    expect(JSON.stringify(veiled(choice))).not.toContain(user.userId);
    expect(JSON.stringify(veiled(choice))).not.toContain('user-2');
    expect(shown.map((handle) => chosenUser(choice, handle))).toEqual([user.userId, 'user-2']);
  });

  it('gives handles that are of use on this page of this case alone', () => {
    const choice = choiceOf(user);
    const [handle = ''] = veiled(choice).candidates?.list.map(({ userId }) => userId) ?? [];
    for (const other of [
      { ...choice, revision: choice.revision + 1 },
      { ...choice, id: 'another-case' },
      { ...choice, candidates: null },
      null,
    ]) {
      expect(chosenUser(other, handle)).toBe(handle);
    }
  });

  it('leaves an id what it is', () => {
    expect(chosenUser(choiceOf(user), user.userId)).toBe(user.userId);
    expect(chosenUser(choiceOf(user), '0')).toBe('0');
  });
});

describe('whatever the account’s name', () => {
  // Letters that nothing else in a case uses, so that any that shows is a leak.
  const word = fc.string({
    unit: fc.constantFrom(...'ДЖЗИЛФЩЫЮЯ林晓雯𠮷'),
    minLength: 2,
    maxLength: 12,
  });
  const local = fc.string({ unit: fc.constantFrom(...'ДЖЗИЛФЩЫЮЯ'), minLength: 2, maxLength: 12 });
  const id = fc.string({ unit: fc.constantFrom(...'ДЖЗИЛФЩЫЮЯ'), minLength: 8, maxLength: 24 });
  const users = fc.record({
    userId: id,
    name: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    username: word,
    email: local.map((each) => `${each}@example.com`),
  });

  it('the veil shows no two consecutive characters of a name, user name, id or email', () => {
    fc.assert(
      fc.property(users, (given) => {
        const { userId, name, username, email } = given;
        const card = JSON.stringify(veiled(cardOf({ ...user, ...given })));
        const [found] = veiled(choiceOf({ ...user, ...given })).candidates?.list ?? [];
        const choice = JSON.stringify(found);
        for (const [text, hidden] of [
          ...[userId, name, username, email.replace(/@.*/, '')].map((each) => [card, each]),
          ...[userId, name, username, email.replace(/@.*/, '')].map((each) => [choice, each]),
        ]) {
          const words = (hidden ?? '').split(' ');
          expect(words.filter((each) => holdsRun(text ?? '', each, 2))).toEqual([]);
        }
      }),
    );
  });

  it('the veil shows no more of a number than its mask', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 5,
      maxLength: 15,
    });
    fc.assert(
      fc.property(digits, fc.constantFrom('name', 'username', 'email', 'phone'), (number, as) => {
        const text = as === 'email' ? `${number}@example.com` : number;
        const given = { ...user, name: null, nickname: null, phone: number, [as]: text };
        const { account, candidates } = veiled({ ...cardOf(given), ...choiceOf(given) });
        const shown = JSON.stringify([
          account,
          candidates?.list.map((each) => ({ ...each, userId: '' })),
        ]);
        expect(shown).not.toContain(number);
      }),
    );
  });
});

describe('the veil', () => {
  it.each([
    ['stays before anything is recorded', cardOf(user), true],
    ['stays over what a search found', choiceOf(user), true],
    ['stays where a verification says nothing', withGrounds('  '), true],
    ['is lifted once a verification is recorded', withGrounds('Called back'), false],
    [
      'is lifted by the act that records one',
      following(toLostCard, adminUnbind, seenAgain()),
      false,
    ],
    ['is lifted once the number is gone', unbound(''), false],
    ['stays over a case whose end is not known', unknown(''), true],
  ])('%s', (_, current, stays) => {
    expect(unverified(current)).toBe(stays);
  });
});

function withGrounds(verifiedHow: string): Case {
  const recorded = { ...grounds, verifiedHow };
  return following(toLostCard, { type: 'record-grounds', grounds: recorded });
}

function unbound(verifiedHow: string): Case {
  const act = { ...adminUnbind, grounds: { ...grounds, verifiedHow } };
  return following(toLostCard, act, seenAgain(), ok(), readBack(false));
}

function unknown(verifiedHow: string): Case {
  const act = { ...adminUnbind, grounds: { ...grounds, verifiedHow } };
  return following(toLostCard, act, seenAgain(), failed(lost), readBack(true));
}
