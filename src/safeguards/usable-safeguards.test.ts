import { describe, expect, it } from 'vitest';
import { areUsable } from './usable-safeguards';

describe('safeguards', () => {
  it.each([
    {},
    { ticketPattern: 'INC#' },
    { protectedAccounts: ['ceo', 'ceo@example.com', '+86 138 1234 5678'] },
  ])('may hold %j', (safeguards) => {
    expect(areUsable(safeguards)).toBe(true);
  });

  it.each([
    { ticketPattern: '^INC[0-9]+$' },
    { ticketPattern: 'INC\\d{6}' },
    { protectedAccounts: ['ceo', '???'] },
    { protectedAccounts: ['---'], production: true },
  ])('may not hold %j', (safeguards) => {
    expect(areUsable(safeguards)).toBe(false);
  });
});
