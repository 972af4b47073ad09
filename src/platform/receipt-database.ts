import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Receipts } from '../case/ports';
import type { Receipt } from '../case/receipt';
import { parseReceipt } from '../history/receipt-schema';

interface ReceiptDatabase extends DBSchema {
  receipts: { key: string; value: Receipt; indexes: { closedAt: number } };
}

let opening: Promise<IDBPDatabase<ReceiptDatabase>> | null = null;

function database(): Promise<IDBPDatabase<ReceiptDatabase>> {
  opening ??= openDB<ReceiptDatabase>('receipts', 1, {
    upgrade(db) {
      db.createObjectStore('receipts', { keyPath: 'caseId' }).createIndex('closedAt', 'closedAt');
    },
    terminated() {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Receipts in IndexedDB: one for each case, found by time. */
export const receiptStore: Receipts & { newestFirst(limit: number): Promise<Receipt[]> } = {
  async put(receipt) {
    await (await database()).put('receipts', receipt);
  },
  /** At most `limit`; what cannot be read is left where it is, and left out. */
  async newestFirst(limit) {
    const found: Receipt[] = [];
    const index = (await database()).transaction('receipts').store.index('closedAt');
    for await (const cursor of index.iterate(null, 'prev')) {
      const receipt = parseReceipt(cursor.value);
      if (receipt !== null) found.push(receipt);
      if (found.length >= limit) break;
    }
    return found;
  },
};
