import { expect, it } from 'vitest';
import { selectionClue } from './selection-clue';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI2NWExZjBjMmQzZTRiNWE2OTc4ODIwMDEifQ.c2lnbmF0dXJl_-x';

it.each([
  ['138-0013-8000', '138-0013-8000'],
  [' SUP-1042:\n\t138 0013 8000 ', 'SUP-1042: 138 0013 8000'],
  [`token ${jwt} of 13800138000`, 'token of 13800138000'],
  [`x.${jwt}`, ''],
  ['x'.repeat(5_000), ''],
  ['ab '.repeat(5_000), 'ab '.repeat(5_000).slice(0, 1_024)],
  ['', ''],
])('%# keeps what the draft may hold, and no token', (selection, clue) => {
  expect(selectionClue(selection)).toBe(clue);
});
