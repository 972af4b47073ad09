import { expect, it } from 'vitest';
import { packed, packFileName } from './packed';
import { anEnvironment } from './testing/environments';
import { emptyVault } from './vault-content';

const content = {
  ...emptyVault,
  environments: [anEnvironment('a', 'A'), anEnvironment('b', 'B'), anEnvironment('c', 'C')],
};

it('a pack holds what was chosen, once and in the vault’s order', () => {
  expect(packed(content, ['c', 'a', 'c'])?.map(({ id }) => id)).toEqual(['a', 'c']);
});

it('a pack is not made where something that was chosen is gone', () => {
  expect(packed(content, ['a', 'gone'])).toBeNull();
});

it('the file of a pack bears the day on which it was made', () => {
  expect(packFileName(Date.UTC(2026, 2, 9, 23, 59))).toBe(
    'unbind-desk-environments-2026-03-09.json',
  );
});
