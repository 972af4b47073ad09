import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail } from './mask-email';

describe('a masked email address', () => {
  it.each([
    ['alice@example.com', 'a***e@example.com'],
    ['alan@example.com', 'a***n@example.com'],
    ['bob@example.com', 'b***@example.com'],
    ['al@example.com', 'a***@example.com'],
    ['a@example.com', '***@example.com'],
    ['"odd@local"@example.com', '"***"@example.com'],
    ['🔑🔑🔑🔑🔑@example.com', '🔑***🔑@example.com'],
    ['no address', '***'],
    ['@example.com', '***'],
    ['', '***'],
  ])('of %j is %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });

  it('never contains the address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        // An address with asterisks in those places equals its own mask, which no mask can avoid.
        fc.pre(!/^(?:\*+|[^@]?\*{3}[^@])@/.test(email));
        expect(maskEmail(email)).not.toContain(email);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['*@a.example', '**@a.example', '*****@a.example'])(
    'of %s shows no more than any other',
    (email) => {
      expect(maskEmail(email)).toMatch(/^\*{3,5}@a\.example$/);
    },
  );
});
