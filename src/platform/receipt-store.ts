import type { OutcomeKind } from '../case/case';
import type { DayCount } from '../history/history';
import type { HistoryStore } from '../history/history-store';
import type { Database } from './receipt-database';
import { findCandidates } from './receipt-query';

/** Small enough to be collected early, before the garbage collector treats a batch as long-lived. */
const batchSize = 200;
const outcomes: readonly OutcomeKind[] = ['unbound', 'accepted', 'refused', 'unknown', 'abandoned'];

/** The history's entries in IndexedDB. */
export function createReceiptStore(receiptDatabase: () => Promise<Database>): HistoryStore {
  return {
    waiting: async () => (await receiptDatabase()).getAll('waiting'),
    async putWaiting(receipt) {
      await (await receiptDatabase()).put('waiting', receipt);
    },
    async dropWaiting(tags) {
      const { store, done } = (await receiptDatabase()).transaction('waiting', 'readwrite');
      await Promise.all([...tags.map((tag) => store.delete(tag)), done]);
    },
    async append(row, superseded, waitingTag) {
      const transaction = (await receiptDatabase()).transaction(
        ['entries', 'waiting'],
        'readwrite',
      );
      const entries = transaction.objectStore('entries');
      // An entry that already has this number must never be overwritten.
      const work: Promise<unknown>[] = [entries.add(row)];
      if (superseded !== null) work.push(entries.put(superseded));
      work.push(transaction.objectStore('waiting').delete(waitingTag));
      await Promise.all([...work, transaction.done]);
    },
    async ofCase(tags, caseId) {
      const { store } = (await receiptDatabase()).transaction('entries');
      const byTag = tags.map((tag) => store.index('caseTag').getAll(tag));
      const found = await Promise.all([...byTag, store.index('caseId').getAll(caseId)]);
      return found.flat().sort((one, other) => one.seq - other.seq);
    },
    get: async (seq) => (await receiptDatabase()).get('entries', seq),
    async replace(rows) {
      const { store, done } = (await receiptDatabase()).transaction('entries', 'readwrite');
      await Promise.all([...rows.map((row) => store.put(row)), done]);
    },
    async oldest() {
      const { store } = (await receiptDatabase()).transaction('entries');
      return (await store.openCursor(IDBKeyRange.lowerBound(1)))?.value ?? null;
    },
    async removeUpTo(seq) {
      await (await receiptDatabase()).delete('entries', IDBKeyRange.bound(1, seq));
    },
    async *candidates(query, before) {
      yield* findCandidates(await receiptDatabase(), query, before);
    },
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
    async closedBetween(since, until) {
      const range = IDBKeyRange.bound(since, until);
      const rows = await (await receiptDatabase()).getAllFromIndex('entries', 'closedAt', range);
      return rows.filter(({ current }) => current === 1);
    },
    async clear() {
      const database = await receiptDatabase();
      await Promise.all([database.clear('entries'), database.clear('waiting')]);
    },
  };
}

function withZeros(counts: Readonly<Record<OutcomeKind, number | undefined>>) {
  const { unbound = 0, accepted = 0, refused = 0, unknown = 0, abandoned = 0 } = counts;
  return { unbound, accepted, refused, unknown, abandoned };
}
