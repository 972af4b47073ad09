import { describe, expect, it } from 'vitest';
import { accountOf, candidateOf } from './account';
import type { Case } from './case';
import { endingUnnamed, withoutEnding } from './hidden-ending';
import { clearing, toCandidates, toLostCard } from './testing/lost-phone-story';
import { following, ok, readBack, toCard } from './testing/story';

const user = {
  userId: 'user-1',
  status: 'Activated',
  name: '13812345678',
  nickname: null,
  username: 'alice5678',
  email: 'a5678@example.com',
  emailVerified: true,
  phone: '13812345678',
  phoneCountryCode: '+86',
  lastLogin: null,
  customData: null,
};
const securityInfo = { passwordSet: true, emailBinded: true, phoneBinded: true };

describe('before the caller has named the last digits', () => {
  it('neither the number, a name nor another way to sign in shows them', () => {
    const account = accountOf({ user, identities: [], securityInfo }, 'correlation');
    expect(JSON.stringify(account)).toContain('5678');
    const told = withoutEnding({ ...toLostCard, account });
    expect(JSON.stringify(told)).not.toContain('5678');
    expect(told.account).toMatchObject({
      phone: '+86 138********',
      phoneCorrelation: null,
      userId: 'user-1',
    });
  });

  it('no candidate shows them, and each can still be chosen', () => {
    const list = [
      { ...user, name: 'Alice 5678' },
      { ...user, userId: 'user-2', phone: null, name: '021****5678' },
    ].map((each) => ({ ...candidateOf(each), foundBy: 'name' as const }));
    const current: Case = {
      ...toCandidates,
      candidates: { list, page: 1, pages: 1, totalCount: 2 },
    };
    const told = withoutEnding(current);
    expect(JSON.stringify(told)).not.toContain('5678');
    expect(told.candidates?.list.map(({ userId }) => userId)).toEqual(['user-1', 'user-2']);
  });

  it('a name that merely contains a short ending is left as it is', () => {
    const short = { ...user, name: 'Room 45', username: null, phone: '12345' };
    const account = accountOf({ user: short, identities: [], securityInfo }, null);
    expect(withoutEnding({ ...toLostCard, account }).account).toMatchObject({
      name: 'Room 45',
      phone: '+86 *****',
    });
  });
});

it.each<[string, Case, boolean]>([
  ['is hidden for a lost phone', toLostCard, true],
  ['is hidden among candidates', toCandidates, true],
  ['is hidden after a cancellation', following(toLostCard, { type: 'abandon' }), true],
  [
    'shows once the caller has named it',
    following(toLostCard, { type: 'check-last-four', lastFour: '5678' }),
    false,
  ],
  ['shows once the number is gone', following(clearing, ok(), readBack(false)), false],
  ['shows if the caller has the phone', toCard, false],
])('the ending %s', (_, current, hidden) => {
  expect(endingUnnamed(current)).toBe(hidden);
});
