import type { Environment } from '../environments/environment';
import type { VaultContent } from '../environments/vault-content';
import type { VaultSession } from '../vault/vault-session';
import { settled, withManaged } from './merge-managed-environments';

/** A vault in which the organisation's environments stand as well. On disk is of them only what the agent has added to. */
export function managedVault(
  vault: VaultSession<VaultContent>,
  managed: () => Promise<readonly Environment[]>,
): VaultSession<VaultContent> {
  return {
    ...vault,
    async content() {
      const content = await vault.content();
      return content === null ? null : withManaged(content, await managed());
    },
    async update(change) {
      const environments = await managed();
      return vault.update((stored) => {
        const before = withManaged(stored, environments);
        return settled(stored, before, change(before), environments);
      });
    },
  };
}
