import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Receipt } from '../case/receipt';
import { receiptOfVersion1 } from '../history/migrate-receipt-1';
import { parseReceipt } from '../history/receipt-schema';
import type { Row } from '../history/row';

/** Receipts in IndexedDB. Values are returned as stored; callers parse them. */
export interface ReceiptDatabase extends DBSchema {
  /** The chain. The vault's anchor and head mark where it begins and ends. */
  entries: {
    key: number;
    value: Row;
    indexes: {
      caseId: string;
      closedAt: number;
      words: string;
      byOutcome: [number, string, number];
      byRoute: [number, string, number];
      byEnvironment: [number, string, number];
      byDay: [number, string, number];
    };
  };
  /** Receipts that wait until the vault is unlocked. */
  unsealed: { key: string; value: Receipt };
  /** Version 1's store: only the records that could not be migrated. */
  receipts: { key: string; value: unknown };
}

export type Database = IDBPDatabase<ReceiptDatabase>;

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
  return openDB<ReceiptDatabase>(name, 2, {
    async upgrade(db, oldVersion, _, transaction) {
      const entries = db.createObjectStore('entries', { keyPath: 'seq' });
      entries.createIndex('caseId', 'caseId');
      entries.createIndex('closedAt', 'closedAt');
      entries.createIndex('words', 'words', { multiEntry: true });
      entries.createIndex('byOutcome', ['current', 'outcome', 'seq']);
      entries.createIndex('byRoute', ['current', 'route', 'seq']);
      entries.createIndex('byEnvironment', ['current', 'environmentId', 'seq']);
      entries.createIndex('byDay', ['current', 'outcome', 'closedAt']);
      const unsealed = db.createObjectStore('unsealed', { keyPath: 'caseId' });
      if (oldVersion !== 1) {
        db.createObjectStore('receipts', { keyPath: 'caseId' });
        return;
      }
      const old = transaction.objectStore('receipts');
      for (const value of await old.getAll()) {
        const receipt = parseReceipt(receiptOfVersion1(value));
        if (receipt === null) continue;
        await unsealed.put(receipt);
        await old.delete(receipt.caseId);
      }
    },
    terminated,
  });
}
