import type { HistoryEntry, HistoryPage, HistoryQuery } from '../history/history';
import { entryOf, parseRow, type Row, searchedWords } from '../history/row';
import type { Database } from './receipt-database';

type FieldIndex = 'byOutcome' | 'byRoute' | 'byEnvironment';

/** Greater than any character in a word. */
const beyond = '\uffff';

/** A word in this many rows is common. */
const common = 5_000;

/** How many rows are fetched at once if their keys are known. */
const atOnce = 100;

/**
 * A page of the current entries that match a query, newest first. They are found by the index of the rarest word or of the
 * time. If all words are common or there are none, the index of a field or the chain itself is scanned.
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
    // One more than is shown, to know whether there is another page.
    if (entries.length === limit) return { entries, next: entries.at(-1)?.seq ?? null };
    entries.push(entryOf(row));
  }
  return { entries, next: null };
}

/**
 * The keys of the rows with the rarest word, or within the time; null if all are common, because a scan is then faster. The
 * other conditions are checked in the rows themselves.
 */
async function keysFor(database: Database, query: HistoryQuery): Promise<number[] | null> {
  const lookups = searchedWords(query.text).map((word) =>
    database.getAllKeysFromIndex('entries', 'words', wordRange(word), common),
  );
  const time = timeRange(query);
  if (time !== null) {
    lookups.push(database.getAllKeysFromIndex('entries', 'closedAt', time, common));
  }
  const found = (await Promise.all(lookups)).sort((one, other) => one.length - other.length);
  const [rarest] = found;
  if (rarest === undefined || rarest.length === common) return null;
  return [...new Set(rarest)].sort((one, other) => other - one);
}

function wordRange(word: string): IDBKeyRange {
  return IDBKeyRange.bound(word, word + beyond);
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
  const leading = leadingField(query, end);
  const { store } = database.transaction('entries');
  if (leading === null) {
    const range = IDBKeyRange.upperBound(end, true);
    for await (const { value } of store.iterate(range, 'prev')) yield value;
    return;
  }
  for await (const { value } of store.index(leading.index).iterate(leading.range, 'prev'))
    yield value;
}

/** The field whose index is scanned. Most cases succeed, so any other outcome is rarest; then environments, then routes. */
function leadingField(query: HistoryQuery, end: number) {
  const fields: (readonly [FieldIndex, string | null])[] = [
    ['byOutcome', query.outcome === 'unbound' ? null : query.outcome],
    ['byEnvironment', query.environmentId],
    ['byRoute', query.route],
    ['byOutcome', query.outcome],
  ];
  for (const [index, value] of fields) {
    if (value === null) continue;
    return { index, range: IDBKeyRange.bound([1, value, 0], [1, value, end], false, true) };
  }
  return null;
}

function fits(row: Row, query: HistoryQuery): boolean {
  const { outcome, route, environmentId, from, to } = query;
  return (
    row.current === 1 &&
    searchedWords(query.text).every((word) => row.words.some((each) => each.startsWith(word))) &&
    (outcome === null || row.outcome === outcome) &&
    (route === null || row.route === route) &&
    (environmentId === null || row.environmentId === environmentId) &&
    (from === null || row.closedAt >= from) &&
    (to === null || row.closedAt < to)
  );
}
