import * as v from 'valibot';
import { isNewer, type NewestVersion } from '../vault/held-back';
import { browser } from './browser';
import * as storageKeys from './storage-keys';
import { storedItem } from './stored-item';

const newest = storedItem(storageKeys.newestVersion, (value) => v.parse(v.string(), value));

/** Checked once in a worker's life: another version comes with another worker. */
let claimed: Promise<boolean> | null = null;

export const newestVersion: NewestVersion = {
  claim() {
    claimed ??= claim().catch((error: unknown) => {
      claimed = null;
      throw error;
    });
    return claimed;
  },
  async takeOver() {
    await newest.set(ownVersion());
    claimed = Promise.resolve(true);
  },
};

async function claim(): Promise<boolean> {
  // An unreadable version must not keep the agent out.
  const before = await newest.get().catch(() => null);
  const own = ownVersion();
  if (before !== null && isNewer(before, own)) return false;
  if (before !== own) await newest.set(own);
  return true;
}

function ownVersion(): string {
  return browser.runtime.getManifest().version;
}
