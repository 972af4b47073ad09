import fc from 'fast-check';
import { expect, it } from 'vitest';
import { code, plain } from './markdown';
import { anyText } from './testing/receipts';

it('a code span is one, on one line, whatever is in it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(code(text)).toMatch(/^`[^`\p{Cc}\u2028\u2029]*`$/u);
    }),
  );
});

it('plain text has no sign of Markdown or HTML left, and says the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const made = plain(text);
      expect(made.replace(/\\[\\`*_[\]<>#|~!@&:/$.]/g, '')).not.toMatch(
        /[\\`*_[\]<>#|~!@&:/$\p{Cc}]|www\./iu,
      );
      const shown = made.replace(/\\([\\`*_[\]<>#|~!@&:/$.])/g, '$1');
      expect(shown).toBe(text.replace(/[\s\p{Cc}]+/gu, ' '));
    }),
  );
});

it.each([
  ['[x](https://evil.example)', '\\[x\\](https\\:\\/\\/evil.example)'],
  ['<img src=x>', '\\<img src=x\\>'],
  ['a | b', 'a \\| b'],
  ['www.evil.example', 'www\\.evil.example'],
  ['# one\n- two', '\\# one - two'],
])('%j becomes %j', (text, made) => {
  expect(plain(text)).toBe(made);
});
