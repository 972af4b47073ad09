import { expect, it } from 'vitest';
import { emptyVault, type VaultContent } from '../../src/environments/vault-content';
import { createPracticeVault } from './practice-vault';

function item<T>() {
  let kept: T | null = null;
  return {
    get: async () => kept,
    set: async (value: T) => {
      kept = value;
    },
    remove: async () => {
      kept = null;
    },
  };
}

it('gives the same keys for as long as practice goes on, whatever worker asks', async () => {
  const [content, key] = [item<VaultContent>(), item<string>()];
  const first = createPracticeVault(content, key);
  const [one, other] = await Promise.all([first.keys('case'), first.keys('case')]);
  expect(one).toHaveLength(1);
  expect(other).toEqual(one);
  await first.update((latest) => ({ ...latest, agent: 'Mia' }));
  expect(await createPracticeVault(content, key).keys('case')).toEqual(one);
  expect(await first.keys('receipts')).not.toEqual(one);

  await first.reset();
  expect(await first.content()).toEqual(emptyVault);
  expect(await first.keys('case')).not.toEqual(one);
});
