import { emptyVault, type VaultContent } from '../../src/environments/vault-content';
import type { StoredItem } from '../../src/platform/stored-item';
import { createSerial } from '../../src/primitives/serial';
import { DEFAULT_LOCK_LIMITS } from '../../src/vault/lock-limits';
import type { VaultSession } from '../../src/vault/vault-session';

/** A vault that is always open and holds nothing worth locking. It has no passphrase. */
export function createPracticeVault(stored: StoredItem<VaultContent>): VaultSession<VaultContent> {
  const serially = createSerial();
  const content = async (): Promise<VaultContent> => (await stored.get()) ?? emptyVault;
  const nothing = async () => undefined;
  return {
    status: async () => ({
      status: 'unlocked',
      recovered: false,
      lockAt: Number.MAX_SAFE_INTEGER,
      limits: DEFAULT_LOCK_LIMITS,
    }),
    create: async () => false,
    unlock: nothing,
    lock: nothing,
    touch: nothing,
    content,
    update: (change) =>
      serially(async () => {
        await stored.set(change(await content()));
        return true;
      }),
    relimit: nothing,
    verifyPassphrase: async () => false,
    changePassphrase: async () => false,
    reset: stored.remove,
  };
}
