import { describe, expect, it } from 'vitest';
import { allOffers, likeliest } from './offers';
import type { Clue } from './read-clues';

const phone: Clue = {
  kind: 'phone',
  phone: { phoneCountryCode: '+86', phoneNumber: '13800138000' },
};
const email: Clue = { kind: 'email', email: 'lin@example.com' };
const userId: Clue = { kind: 'user-id', userId: '65a1f0c2d3e4b5a697882001' };
const token: Clue = { kind: 'token', token: 'eyJh.eyJz.sig' };

const told = (clues: readonly Clue[]) =>
  allOffers(clues).map(({ route, text }) => `${route} ${text}`);

describe('what can be done with a clue', () => {
  it('a number: an SMS, or the access key', () => {
    expect(told([phone])).toEqual(['sms +86 13800138000', 'admin +86 13800138000']);
  });

  it('an address: an email, or the access key', () => {
    expect(told([email])).toEqual(['email lin@example.com', 'admin lin@example.com']);
  });

  it('an id: the access key', () => {
    expect(told([userId])).toEqual(['admin 65a1f0c2d3e4b5a697882001']);
  });

  it('a token: itself, and it is not shown', () => {
    expect(allOffers([token])).toEqual([{ route: 'token', text: 'eyJh.eyJz.sig', shown: null }]);
  });
});

describe('what is taken without asking', () => {
  const best = (clues: readonly Clue[], route: 'sms' | 'email' | 'password' | 'token' | 'admin') =>
    likeliest(allOffers(clues), route)?.route ?? null;

  it.each([
    ['sms', [phone], 'sms'],
    ['admin', [phone], 'admin'],
    ['email', [phone], 'sms'],
    ['sms', [email], 'email'],
    ['admin', [email], 'admin'],
    ['admin', [email, phone], 'admin'],
    ['email', [phone, email], 'email'],
    ['sms', [userId], 'admin'],
    ['admin', [token, phone], 'token'],
    ['sms', [], null],
  ] as const)('on %s', (route, clues, expected) => {
    expect(best(clues, route)).toBe(expected);
  });
});
