import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';
import type { DayCount } from '../history/history';
import type { HistoryStore } from '../history/history-store';
import { parseReceipt } from '../history/receipt-schema';
import { parseRow } from '../history/row';
import { unbindingTimes } from '../history/unbinding-times';
import type { Database } from './receipt-database';
import { findPage } from './receipt-query';

/** Small enough to be collected early, before the garbage collector treats a batch as long-lived. */
const batchSize = 200;
const outcomes: readonly OutcomeKind[] = ['unbound', 'accepted', 'refused', 'unknown', 'abandoned'];

/** The history's entries in IndexedDB. */
export function createReceiptStore(receiptDatabase: () => Promise<Database>): HistoryStore {
  const store: HistoryStore = {
    async unsealed() {
      const stored: readonly unknown[] = await (await receiptDatabase()).getAll('unsealed');
      const receipts = stored.map(parseReceipt).filter((each): each is Receipt => each !== null);
      return receipts.sort((one, other) => one.closedAt - other.closedAt);
    },
    async putUnsealed(receipt) {
      await (await receiptDatabase()).put('unsealed', receipt);
    },
    countUnsealed: async () => (await receiptDatabase()).count('unsealed'),
    async append(row, supersedes) {
      const transaction = (await receiptDatabase()).transaction(
        ['entries', 'unsealed'],
        'readwrite',
      );
      const entries = transaction.objectStore('entries');
      // An entry that already has this number must never be overwritten.
      const work: Promise<unknown>[] = [entries.add(row)];
      if (supersedes !== null) {
        const before = await entries.get(supersedes);
        if (before !== undefined) {
          work.push(entries.put({ ...before, supersededBy: row.seq, current: 0 }));
        }
      }
      work.push(transaction.objectStore('unsealed').delete(row.caseId));
      await Promise.all([...work, transaction.done]);
    },
    async dropUnsealed(caseId) {
      await (await receiptDatabase()).delete('unsealed', caseId);
    },
    async latestOf(caseId) {
      const index = (await receiptDatabase()).transaction('entries').store.index('caseId');
      return (await index.openCursor(IDBKeyRange.only(caseId), 'prev'))?.value ?? null;
    },
    get: async (seq) => (await receiptDatabase()).get('entries', seq),
    async replace(row) {
      await (await receiptDatabase()).put('entries', row);
    },
    async oldest() {
      const transaction = (await receiptDatabase()).transaction('entries');
      return (await transaction.store.openCursor())?.value ?? null;
    },
    ofCase: async (caseId) =>
      (await receiptDatabase()).getAllFromIndex('entries', 'caseId', caseId),
    async removeUpTo(seq) {
      await (await receiptDatabase()).delete('entries', IDBKeyRange.upperBound(seq));
    },
    countUpTo: async (seq) =>
      (await receiptDatabase()).count('entries', IDBKeyRange.upperBound(seq)),
    page: async (query, before, limit) => findPage(await receiptDatabase(), query, before, limit),
    async days(starts) {
      const index = (await receiptDatabase()).transaction('entries').store.index('byDay');
      const counted = starts.slice(0, -1).map(async (start, day): Promise<DayCount> => {
        const end = starts[day + 1] ?? start;
        const [unbound, accepted, refused, unknown, abandoned] = await Promise.all(
          outcomes.map((outcome) =>
            index.count(IDBKeyRange.bound([1, outcome, start], [1, outcome, end], false, true)),
          ),
        );
        const counts = { unbound, accepted, refused, unknown, abandoned };
        return { start, counts: withZeros(counts) };
      });
      return Promise.all(counted);
    },
    async *after(seq) {
      const database = await receiptDatabase();
      let from = seq;
      for (;;) {
        const range = IDBKeyRange.lowerBound(from, true);
        const [rows, keys] = await Promise.all([
          database.getAll('entries', range, batchSize),
          database.getAllKeys('entries', range, batchSize),
        ]);
        if (rows.length === 0) return;
        yield rows;
        from = keys.at(-1) ?? from;
      }
    },
    async unboundSince(app, since, until) {
      const database = await receiptDatabase();
      const recent: readonly unknown[] = await database.getAllFromIndex(
        'entries',
        'closedAt',
        IDBKeyRange.bound(since, until),
      );
      const sealed = recent
        .filter((row) => Object(row).current === 1)
        .flatMap((row) => parseRow(row)?.receipt ?? []);
      return unbindingTimes([...sealed, ...(await store.unsealed())], app, since, until);
    },
  };
  return store;
}

function withZeros(counts: Readonly<Record<OutcomeKind, number | undefined>>) {
  const { unbound = 0, accepted = 0, refused = 0, unknown = 0, abandoned = 0 } = counts;
  return { unbound, accepted, refused, unknown, abandoned };
}
