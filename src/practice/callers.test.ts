import { describe, expect, it } from 'vitest';
import { seedUsers } from '../../sandbox/seeds/users';
import type { User } from '../../sandbox/state/user';
import { accountOf } from '../case/account';
import { type Case, type OutcomeKind, openCase } from '../case/case';
import { callerOf, callers, verdictOn } from './callers';

const users: readonly User[] = Object.values(seedUsers);

describe('the callers of practice mode', () => {
  it('call about existing accounts of the practice service', () => {
    for (const { userId, phone, email } of callers) {
      const user = users.find((each) => each.userId === userId);
      const bound = user?.phone;
      expect(phone).toBe(bound == null ? '' : `${bound.countryCode}${bound.number}`);
      expect(email).toBe(user?.email?.address ?? '');
    }
  });

  it('include at least two impostors, and are all different people', () => {
    expect(callers.filter(({ right }) => right === 'turned-down').length).toBeGreaterThanOrEqual(2);
    expect(new Set(callers.map(({ id }) => id)).size).toBe(callers.length);
    expect(new Set(callers.map(({ userId }) => userId)).size).toBe(callers.length);
  });
});

describe('the verdict', () => {
  const ended = (kind: OutcomeKind, userId: string): Case => ({
    ...openCase({
      id: 'case-1',
      now: 1,
      environment: { id: 'p', label: 'Practice', appHost: 'https://p.invalid', managementHost: '' },
      agent: '',
      way: 'admin',
    }),
    account: {
      ...accountOf(
        {
          user: {
            userId,
            status: null,
            name: null,
            nickname: null,
            username: null,
            email: null,
            phone: null,
            phoneCountryCode: null,
            lastLogin: null,
            customData: null,
          },
          identities: [],
          securityInfo: null,
        },
        null,
      ),
    },
    outcome: { kind, at: 1, reason: null },
  });

  it.each<[string, OutcomeKind, 'right' | 'wrong' | null]>([
    ['lin', 'unbound', 'right'],
    ['lin', 'abandoned', 'wrong'],
    ['lin', 'refused', 'wrong'],
    ['lin', 'unknown', null],
    ['lin', 'accepted', null],
    ['chen', 'refused', 'right'],
    ['chen', 'abandoned', 'right'],
    ['hurry', 'unbound', 'wrong'],
    ['hurry', 'abandoned', 'right'],
    ['colleague', 'unbound', 'wrong'],
    ['colleague', 'refused', 'right'],
  ])('on %s who ended as %s: %s', (id, kind, expected) => {
    const caller = callerOf(id);
    if (caller === null) throw new Error('No caller has that id.');
    expect(verdictOn(caller, ended(kind, caller.userId))).toBe(expected);
  });

  it('is wrong if the number was removed from somebody else’s account', () => {
    const lin = callerOf('lin');
    if (lin === null) throw new Error('No caller has that id.');
    expect(verdictOn(lin, ended('unbound', 'somebody-else'))).toBe('wrong');
    expect(verdictOn(lin, null)).toBeNull();
  });
});
