import type { HistoryEntry, HistoryPage, HistoryQuery } from '../history/history';
import { entryOf, parseRow, type Row, searchedWords } from '../history/row';
import type { Database } from './receipt-database';

type FieldIndex = 'byOutcome' | 'byRoute' | 'byEnvironment';

/** Greater than any character that a word may have. */
const beyond = '\uffff';

/** How many rows are fetched at once where their keys are known. */
const atOnce = 100;

/**
 * A page of the current entries that a query asks for, newest first. Words and times are looked up by their indexes and
 * brought together by key; without them the index of the rarest field leads, or the chain itself.
 */
export async function findPage(
  database: Database,
  query: HistoryQuery,
  before: number | null,
  limit: number,
): Promise<HistoryPage> {
  const keys = await keysFor(database, query);
  const rows = keys === null ? scan(database, query, before) : fetch(database, keys, before);
  const entries: HistoryEntry[] = [];
  for await (const value of rows) {
    if (!fits(value, query)) continue;
    const row = parseRow(value);
    if (row === null) continue;
    // One more than is shown tells that there is more.
    if (entries.length === limit) return { entries, next: entries.at(-1)?.seq ?? null };
    entries.push(entryOf(row));
  }
  return { entries, next: null };
}

/** The keys of the rows that have all words and are of the time; null where neither is asked for. */
async function keysFor(database: Database, query: HistoryQuery): Promise<number[] | null> {
  const lookups = searchedWords(query.text).map((word) =>
    database.getAllKeysFromIndex('entries', 'words', IDBKeyRange.bound(word, word + beyond)),
  );
  const time = timeRange(query);
  if (time !== null) lookups.push(database.getAllKeysFromIndex('entries', 'closedAt', time));
  if (lookups.length === 0) return null;
  const [first = [], ...others] = (await Promise.all(lookups)).map((each) => new Set(each));
  return [...first]
    .filter((key) => others.every((other) => other.has(key)))
    .sort((one, other) => other - one);
}

function timeRange({ from, to }: HistoryQuery): IDBKeyRange | null {
  if (from !== null && to !== null) {
    return from < to
      ? IDBKeyRange.bound(from, to, false, true)
      : IDBKeyRange.bound(from, from, true, false);
  }
  if (from !== null) return IDBKeyRange.lowerBound(from);
  return to === null ? null : IDBKeyRange.upperBound(to, true);
}

async function* fetch(
  database: Database,
  keys: readonly number[],
  before: number | null,
): AsyncIterable<Row> {
  const wanted = before === null ? keys : keys.filter((key) => key < before);
  for (let start = 0; start < wanted.length; start += atOnce) {
    const { store } = database.transaction('entries');
    const rows = await Promise.all(
      wanted.slice(start, start + atOnce).map((key) => store.get(key)),
    );
    for (const row of rows) if (row !== undefined) yield row;
  }
}

async function* scan(
  database: Database,
  query: HistoryQuery,
  before: number | null,
): AsyncIterable<Row> {
  const end = before ?? Number.MAX_SAFE_INTEGER;
  const rarest = await rarestField(database, query, end);
  const { store } = database.transaction('entries');
  if (rarest === null) {
    const range = IDBKeyRange.upperBound(end, true);
    for await (const { value } of store.iterate(range, 'prev')) yield value;
    return;
  }
  for await (const { value } of store.index(rarest.index).iterate(rarest.range, 'prev'))
    yield value;
}

async function rarestField(database: Database, query: HistoryQuery, end: number) {
  const fields: (readonly [FieldIndex, string | null])[] = [
    ['byOutcome', query.outcome],
    ['byRoute', query.route],
    ['byEnvironment', query.environmentId],
  ];
  const counted = await Promise.all(
    fields.flatMap(([index, value]) => {
      if (value === null) return [];
      const range = IDBKeyRange.bound([1, value, 0], [1, value, end], false, true);
      return [
        database.countFromIndex('entries', index, range).then((count) => ({ index, range, count })),
      ];
    }),
  );
  return counted.sort((one, other) => one.count - other.count)[0] ?? null;
}

function fits(row: Row, { outcome, route, environmentId, from, to }: HistoryQuery): boolean {
  return (
    row.current === 1 &&
    (outcome === null || row.outcome === outcome) &&
    (route === null || row.route === route) &&
    (environmentId === null || row.environmentId === environmentId) &&
    (from === null || row.closedAt >= from) &&
    (to === null || row.closedAt < to)
  );
}
