import { VaultError } from './vault-error';
import type { VaultSession } from './vault-session';

/** Which version of the extension was the newest to use what is stored. */
export interface NewestVersion {
  /** False where that was a newer one than this; otherwise it is this one from now on. */
  claim(): Promise<boolean>;
  /** It is this one from now on, whatever was before. */
  takeOver(): Promise<void>;
}

/**
 * A vault that an older version does not touch: it would read what it knows, and write the rest away. Nobody loses anything
 * by going back; they have to come forward again.
 *
 * Methods reject with `unknown-version` where a newer version was at work.
 */
export function heldBack<T>(vault: VaultSession<T>, newest: NewestVersion): VaultSession<T> {
  async function check(): Promise<void> {
    if (await newest.claim()) return;
    throw new VaultError('unknown-version', 'a newer version of the extension has used this vault');
  }

  const checked =
    <A extends unknown[], R>(use: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      // Where there is no vault, no version has used one.
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

/** Whether one version is newer than another by its first two numbers: the third changes nothing that is stored. */
export function isNewer(one: string, other: string): boolean {
  const [a, b] = [form.exec(one), form.exec(other)];
  if (a === null || b === null) return false;
  const [major, minor] = [Number(a[1]) - Number(b[1]), Number(a[2]) - Number(b[2])];
  return major > 0 || (major === 0 && minor > 0);
}
