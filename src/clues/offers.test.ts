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

describe('the offers for a clue', () => {
  it('are an SMS or the access key for a number', () => {
    expect(told([phone])).toEqual(['sms +86 13800138000', 'admin +86 13800138000']);
  });

  it('are an email or the access key for an email address', () => {
    expect(told([email])).toEqual(['email lin@example.com', 'admin lin@example.com']);
  });

  it('are the access key for an id', () => {
    expect(told([userId])).toEqual(['admin 65a1f0c2d3e4b5a697882001']);
  });

  it('are the token itself, never shown, for a token', () => {
    expect(allOffers([token])).toEqual([{ route: 'token', text: 'eyJh.eyJz.sig', shown: null }]);
  });
});

describe('the offer chosen without asking', () => {
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
