import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';
import { receiptOfVersion1 } from '../history/migrate-receipt-1';
import { parseReceipt } from '../history/receipt-schema';
import { plainTag } from '../history/stored-receipt';
import type { StoredRow } from '../history/stored-row';

/** Encrypted receipts in IndexedDB. Values are returned as stored; callers parse them. */
export interface ReceiptDatabase extends DBSchema {
  /** The chain. The vault's anchor and head mark where it begins and ends. */
  entries: {
    key: number;
    value: StoredRow;
    indexes: {
      /** Only for rows of version 2, until they are encrypted. */
      caseId: string;
      caseTag: string;
      closedAt: number;
      tokens: number;
      byOutcome: [number, string, number];
      byRoute: [number, string, number];
      byEnvironment: [number, string, number];
      byDay: [number, string, number];
    };
  };
  /** Receipts that wait to be added to the chain. Those of version 2 are under `receipt` until the vault is unlocked. */
  waiting: { key: string; value: { readonly tag: string } };
  /** Version 1's store: only the records that could not be migrated. */
  receipts: { key: string; value: unknown };
  /** Version 2's store, which the upgrade deletes. */
  unsealed: { key: string; value: unknown };
}

export type Database = IDBPDatabase<ReceiptDatabase>;
type Upgrade = NonNullable<OpenDBCallbacks<ReceiptDatabase>['upgrade']>;

/** Opens a database on first use, and again if the browser has closed it. */
export function receiptDatabase(name: string): () => Promise<Database> {
  let opening: Promise<Database> | null = null;
  return () => {
    opening ??= open(name, () => {
      opening = null;
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}

function open(name: string, terminated: () => void): Promise<Database> {
  return openDB<ReceiptDatabase>(name, 3, { upgrade, terminated });
}

/**
 * The vault may be locked, so nothing can be encrypted here. Unencrypted rows stay until the keeper encrypts them, but lose
 * their readable index at once.
 */
const upgrade: Upgrade = async (db, oldVersion, _, transaction) => {
  const { objectStoreNames } = db;
  if (oldVersion < 2) {
    const entries = db.createObjectStore('entries', { keyPath: 'seq' });
    entries.createIndex('caseId', 'caseId');
    entries.createIndex('closedAt', 'closedAt');
    entries.createIndex('byOutcome', ['current', 'outcome', 'seq']);
    entries.createIndex('byRoute', ['current', 'route', 'seq']);
    entries.createIndex('byEnvironment', ['current', 'environmentId', 'seq']);
    entries.createIndex('byDay', ['current', 'outcome', 'closedAt']);
  }
  const entries = transaction.objectStore('entries');
  if (oldVersion === 2) entries.deleteIndex('words');
  entries.createIndex('caseTag', 'caseTag');
  entries.createIndex('tokens', 'tokens', { multiEntry: true });

  const waiting = db.createObjectStore('waiting', { keyPath: 'tag' });
  if (objectStoreNames.contains('unsealed')) {
    const unsealed = transaction.objectStore('unsealed');
    const [keys, values] = await Promise.all([unsealed.getAllKeys(), unsealed.getAll()]);
    for (const [index, receipt] of values.entries()) {
      await waiting.put(left(keys[index], receipt));
    }
    db.deleteObjectStore('unsealed');
  }
  if (!objectStoreNames.contains('receipts')) {
    db.createObjectStore('receipts', { keyPath: 'caseId' });
  }
  if (oldVersion !== 1) return;
  const old = transaction.objectStore('receipts');
  for (const value of await old.getAll()) {
    const receipt = parseReceipt(receiptOfVersion1(value));
    if (receipt === null) continue;
    await waiting.put(left(receipt.caseId, receipt));
    await old.delete(receipt.caseId);
  }
};

function left(caseId: unknown, receipt: unknown) {
  return { tag: plainTag(caseId), receipt };
}
