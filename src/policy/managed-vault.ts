import type { VaultContent } from '../environments/vault-content';
import type { VaultSession } from '../vault/vault-session';
import { settled, withManaged } from './merge-managed-environments';
import type { PolicySource } from './policy-source';

export interface ManagedVault extends VaultSession<VaultContent> {
  /** Makes an open vault remember the organization's current policy. */
  heed(): Promise<void>;
}

/**
 * A vault that includes the organization's environments. It stores only what the agent added to them. It remembers the
 * last known policy, in case the browser does not report one.
 */
export function managedVault(
  vault: VaultSession<VaultContent>,
  policy: Pick<PolicySource, 'held' | 'recall'>,
): ManagedVault {
  const managed = () => policy.held().policy.environments ?? [];

  async function remember(): Promise<void> {
    const content = await vault.content();
    const { given } = policy.held();
    if (content === null || given === null || same(content.policy, given)) return;
    await vault.update((latest) => ({ ...latest, policy: given }));
  }

  return {
    ...vault,
    create: (passphrase, content) =>
      vault.create(passphrase, { ...content, policy: policy.held().given }),
    async unlock(passphrase) {
      await vault.unlock(passphrase);
      // A vault that cannot be written to still opens.
      await remember().catch(() => undefined);
    },
    async unlockByPasskey(proof) {
      await vault.unlockByPasskey(proof);
      await remember().catch(() => undefined);
    },
    async content() {
      const content = await vault.content();
      if (content === null) return null;
      policy.recall(content.policy);
      return withManaged(content, managed());
    },
    update: (change) =>
      vault.update((stored) => {
        policy.recall(stored.policy);
        const environments = managed();
        const before = withManaged(stored, environments);
        return settled(stored, before, change(before), environments);
      }),
    async heed() {
      await vault.relimit();
      await remember();
    },
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
