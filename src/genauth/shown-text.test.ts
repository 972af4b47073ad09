import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownText } from './shown-text';

it.each([
  ['  Alice  ', 'Alice'],
  ['Alice\nBob\tEve', 'Alice Bob Eve'],
  ['Alice\u202e\u2066moc\u2069', 'Alicemoc'],
  ['a\u200bb\u0007c\ud800d\ufeff', 'abcd'],
  ['<b>Alice</b>', '<b>Alice</b>'],
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['👩\u200d💻', '👩\u200d💻'],
  ['x'.repeat(30), `${'x'.repeat(19)}…`],
  ['🏢'.repeat(30), `${'🏢'.repeat(9)}…`],
])('%j is shown as %j', (given, shown) => {
  expect(shownText(given, 20)).toBe(shown);
});

it('is bounded, on one line, whole, and stays as it is when shown again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 2, max: 60 }),
      (text, max) => {
        const shown = shownText(text, max);
        expect(shown.length).toBeLessThanOrEqual(max);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(shownText(shown, max)).toBe(shown);
      },
    ),
    { numRuns: 1000 },
  );
});

it('takes a megabyte in no time', () => {
  const text = '\u202e '.repeat(500_000);
  const begun = performance.now();
  for (let n = 0; n < 100; n += 1) shownText(text, 200);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
