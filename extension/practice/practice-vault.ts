import { emptyVault, type VaultContent } from '../../src/environments/vault-content';
import type { StoredItem } from '../../src/platform/stored-item';
import { encodeBase64 } from '../../src/primitives/base64';
import { createSerial } from '../../src/primitives/serial';
import { newDataKey } from '../../src/vault/data-key';
import { DEFAULT_LOCK_LIMITS } from '../../src/vault/lock-limits';
import { purposeKeys } from '../../src/vault/purpose-keys';
import { secureRandomBytes } from '../../src/vault/random-bytes';
import { storedBytes } from '../../src/vault/record-fields';
import type { VaultSession } from '../../src/vault/vault-session';

/** A vault that stands open and holds nothing worth locking. It asks for no passphrase and takes none. */
export function createPracticeVault(
  stored: StoredItem<VaultContent>,
  key: StoredItem<string>,
): VaultSession<VaultContent> {
  const serially = createSerial();
  const content = async (): Promise<VaultContent> => (await stored.get()) ?? emptyVault;
  const nothing = async () => undefined;
  return {
    status: async () => ({
      status: 'unlocked',
      recovered: false,
      restored: false,
      lockAt: Number.MAX_SAFE_INTEGER,
      limits: DEFAULT_LOCK_LIMITS,
    }),
    create: async () => false,
    unlock: nothing,
    unlockByPasskey: nothing,
    passkeys: async () => [],
    passkeyHandles: async () => [],
    addPasskey: async () => false,
    removePasskey: async () => false,
    lock: nothing,
    touch: nothing,
    content,
    keys: (purpose) =>
      serially(async () => {
        const kept = await key.get();
        const dataKey = kept === null ? newDataKey(secureRandomBytes) : storedBytes(kept);
        if (kept === null) await key.set(encodeBase64(dataKey));
        return purposeKeys(purpose, [dataKey]);
      }),
    update: (change) =>
      serially(async () => {
        await stored.set(change(await content()));
        return true;
      }),
    relimit: nothing,
    verifyPassphrase: async () => false,
    changePassphrase: async () => false,
    reset: async () => {
      await stored.remove();
      await key.remove();
    },
  };
}
