import { expect, it } from 'vitest';
import { durationText, sizeText } from './amount-text';

it.each([
  [0, '0 ms'],
  [420, '420 ms'],
  [1_234, '1.2 sec'],
  [20_000, '20 sec'],
  [60_000, '1 min'],
  [185_400, '3 min 5 sec'],
  [-5, '0 ms'],
])('a duration of %i ms is %s', (length, text) => {
  expect(durationText(length)).toBe(text);
});

it.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [12_300, '13 kB'],
  [1_440_000, '1.4 MB'],
])('a size of %i bytes is %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
