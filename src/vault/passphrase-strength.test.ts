import { expect, it } from 'vitest';
import { strengthOf } from './passphrase-strength';

it.each([
  [0, 0],
  [7.9, 0],
  [8, 1],
  [9.9, 1],
  [10, 2],
  [12, 3],
  [14.9, 3],
  [15, 4],
  [100, 4],
])('a passphrase that takes 10^%d guesses has strength %i', (digits, strength) => {
  expect(strengthOf(digits)).toBe(strength);
});
