import { expect, it } from 'vitest';
import { packed, packFileName } from './packed';
import { anEnvironment } from './testing/environments';
import { emptyVault } from './vault-content';

const content = {
  ...emptyVault,
  environments: [anEnvironment('a', 'A'), anEnvironment('b', 'B'), anEnvironment('c', 'C')],
};

it('a pack contains the chosen environments, once and in the vault’s order', () => {
  expect(packed(content, ['c', 'a', 'c'])?.map(({ id }) => id)).toEqual(['a', 'c']);
});

it('a pack is not made if a chosen environment is gone', () => {
  expect(packed(content, ['a', 'gone'])).toBeNull();
});

it('the file name of a pack has the day of its export', () => {
  expect(packFileName(Date.UTC(2026, 2, 9, 23, 59))).toBe(
    'unbind-desk-environments-2026-03-09.json',
  );
});
