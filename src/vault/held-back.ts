import { VaultError } from './vault-error';
import type { VaultSession } from './vault-session';

/** The newest version of the extension that has used the storage. */
export interface NewestVersion {
  /** False if that version is newer than this one. Otherwise records this one. */
  claim(): Promise<boolean>;
  /** Records this version, whatever was recorded before. */
  takeOver(): Promise<void>;
}

/**
 * A vault that older versions do not touch, because they would drop what they do not know. Going back to an older version
 * loses nothing, but the vault needs the newer one.
 *
 * Methods reject with `unknown-version` if a newer version has used the storage.
 */
export function heldBack<T>(vault: VaultSession<T>, newest: NewestVersion): VaultSession<T> {
  async function check(): Promise<void> {
    if (await newest.claim()) return;
    throw new VaultError('unknown-version', 'a newer version of the extension has used this vault');
  }

  const checked =
    <A extends unknown[], R>(use: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      // Without a vault there is nothing that a newer version could have changed.
      if ((await vault.status()).status !== 'absent') await check();
      return use(...args);
    };

  return {
    ...vault,
    async status() {
      const status = await vault.status();
      if (status.status !== 'absent') await check();
      return status;
    },
    async create(passphrase, content) {
      const created = await vault.create(passphrase, content);
      if (created) await newest.takeOver();
      return created;
    },
    unlock: checked(vault.unlock),
    unlockByPasskey: checked(vault.unlockByPasskey),
    passkeys: checked(vault.passkeys),
    passkeyHandles: checked(vault.passkeyHandles),
    addPasskey: checked(vault.addPasskey),
    removePasskey: checked(vault.removePasskey),
    content: checked(vault.content),
    keys: checked(vault.keys),
    update: checked(vault.update),
    verifyPassphrase: checked(vault.verifyPassphrase),
    changePassphrase: checked(vault.changePassphrase),
    async reset() {
      await vault.reset();
      await newest.takeOver();
    },
  };
}

const form = /^(\d{1,5})\.(\d{1,5})(?:\.\d{1,5}){0,2}$/;

/** Whether one version is newer than another, by the first two numbers: the third never changes what is stored. */
export function isNewer(one: string, other: string): boolean {
  const [a, b] = [form.exec(one), form.exec(other)];
  if (a === null || b === null) return false;
  const [major, minor] = [Number(a[1]) - Number(b[1]), Number(a[2]) - Number(b[2])];
  return major > 0 || (major === 0 && minor > 0);
}
