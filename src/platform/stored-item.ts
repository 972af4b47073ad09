import { browser } from './browser';
import { StorageError } from './storage-error';
import type { StorageKey } from './storage-keys';

/** One record in the extension's storage. Every method rejects with {@link StorageError}. */
export interface StoredItem<T> {
  /** Null if nothing is stored. */
  get(): Promise<T | null>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/** `parse` throws on unknown records, which are reported and kept. */
export function storedItem<T>(
  { area, key }: StorageKey,
  parse: (value: unknown) => T,
): StoredItem<T> {
  const storage = browser.storage[area];
  return {
    async get() {
      const value = (await guarded(key, () => storage.get(key)))[key];
      if (value === undefined) return null;
      try {
        return parse(value);
      } catch (cause) {
        throw new StorageError('undecodable', key, { cause });
      }
    },
    set: (value) => guarded(key, () => storage.set({ [key]: value })),
    remove: () => guarded(key, () => storage.remove(key)),
  };
}

async function guarded<T>(key: string, access: () => Promise<T>): Promise<T> {
  try {
    return await access();
  } catch (cause) {
    throw new StorageError('unavailable', key, { cause });
  }
}
