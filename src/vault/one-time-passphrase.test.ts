import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newOneTimePassphrase, normalizeOneTimePassphrase } from './one-time-passphrase';
import { secureRandomBytes } from './random-bytes';

const made = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => newOneTimePassphrase(() => new Uint8Array(bytes)));

it('is five groups of four, of letters that are not taken for others', () => {
  fc.assert(
    fc.property(made, (text) => {
      expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    }),
  );
});

it('has 100 bits: every one of 32 letters in each place, equally often', () => {
  const all = Uint8Array.from({ length: 256 }, (_, at) => at);
  const letters = [...all].map(
    (byte) => newOneTimePassphrase((n) => all.slice(0, n).fill(byte))[0],
  );
  expect(new Set(letters).size).toBe(32);
  for (const letter of letters) {
    expect(letters.filter((other) => other === letter)).toHaveLength(8);
  }
});

it('is another one each time', () => {
  const many = Array.from({ length: 100 }, () => newOneTimePassphrase(secureRandomBytes));
  expect(new Set(many).size).toBe(100);
});

it('is understood however it is typed', () => {
  const spelling = fc.array(fc.constantFrom('', ' ', '-', ' - ', '\u2013'), {
    minLength: 24,
    maxLength: 24,
  });
  fc.assert(
    fc.property(made, spelling, fc.boolean(), (text, gaps, small) => {
      const letters = [...text.replaceAll('-', '')].map((letter, at) => (gaps[at] ?? '') + letter);
      const typed = small ? letters.join('').toLowerCase() : letters.join('');
      const alike = typed.replaceAll('0', 'o').replaceAll('1', small ? 'l' : 'I');
      expect(normalizeOneTimePassphrase(alike)).toBe(text);
    }),
  );
});

it('takes any text without complaint, and gives the same for its own result', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normalizeOneTimePassphrase(text);
      expect(normalizeOneTimePassphrase(once)).toBe(once);
    }),
    // A capital that is composed anew, and letters that a gap kept apart.
    { examples: [['\u0390'], ['a\u00a8b']] },
  );
});
