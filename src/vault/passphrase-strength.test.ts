import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateBits, estimateStrength } from './passphrase-strength';

describe('the strength of a passphrase', () => {
  it.each([
    ['', 0],
    ['password1234', 0],
    ['Password2024!', 0],
    ['aaaaaaaaaaaa', 0],
    ['abcdefghijklmnop', 0],
    ['123456789012', 0],
    ['abcabcabcabcabc', 0],
    ['qwertyqwerty', 0],
    ['genauth admin', 0],
    ['correct horse', 1],
    ['correct horse staple', 2],
    ['correct horse battery staple', 3],
    ['correct horse battery staple orbit', 4],
    ['x7#Kq!9vTz@4', 3],
    ['x7#Kq!9vTz@4Wd%', 4],
  ] as const)('%j: %i', (passphrase, strength) => {
    expect(estimateStrength(passphrase)).toBe(strength);
  });

  it('is 0 for one character, however often repeated', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
        fc.nat(256),
        (one, n) => {
          expect(estimateStrength(one.repeat(n))).toBe(0);
        },
      ),
    );
  });

  it('grows little when everything is said twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        // “ororo” is a repetition with a rest, and counts as one; said twice it is none.
        fc.pre(!/^(.+)(.+)(?:\1\2)+\1$/s.test(text));
        expect(estimateBits(text + text)).toBeLessThanOrEqual(estimateBits(text) + 1.001);
      }),
    );
  });

  it('never credits more than 6.6 bits a character, and is a number for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (text) => {
        const bits = estimateBits(text);
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual([...text.normalize('NFKC')].length * 6.6);
      }),
    );
  });
});
