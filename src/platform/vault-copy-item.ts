import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { StorageError } from './storage-error';
import type { StoredItem } from './stored-item';

interface CopyDatabase extends DBSchema {
  copy: { key: 'vault'; value: unknown };
}

/**
 * The second copy of the vault's record, in IndexedDB: its files are separate from those of `storage.local` and survive what
 * can wipe those. The database is opened for each access, so it does not matter if the browser closes it.
 */
export const vaultCopyItem: StoredItem<unknown> = {
  get: async () => (await inDatabase((database) => database.get('copy', 'vault'))) ?? null,
  set: (value) =>
    inDatabase(async (database) => {
      await database.put('copy', value, 'vault');
    }),
  remove: () => inDatabase((database) => database.delete('copy', 'vault')),
};

async function inDatabase<T>(access: (database: IDBPDatabase<CopyDatabase>) => Promise<T>) {
  try {
    const database = await openDB<CopyDatabase>('vault-copy', 1, {
      upgrade: (upgraded) => void upgraded.createObjectStore('copy'),
    });
    try {
      return await access(database);
    } finally {
      database.close();
    }
  } catch (cause) {
    throw new StorageError('unavailable', 'vault-copy', { cause });
  }
}
