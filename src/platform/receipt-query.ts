import type { CandidateQuery } from '../history/history-store';
import type { StoredRow } from '../history/stored-row';
import type { Database } from './receipt-database';

type FieldIndex = 'byOutcome' | 'byRoute' | 'byEnvironment';

/** A token in this many rows is common. */
const common = 5_000;

/** Rows per batch: little more than a page, because each is decrypted. */
const atOnce = 100;

/**
 * The current rows that may match a query, newest first, in batches. They are found by the index of the rarest token or of
 * the time. If all tokens are common or there are none, the index of a field or the chain itself is scanned.
 */
export async function* findCandidates(
  database: Database,
  query: CandidateQuery,
  before: number | null,
): AsyncIterable<readonly StoredRow[]> {
  const keys = await keysFor(database, query);
  const end = before ?? Number.MAX_SAFE_INTEGER;
  yield* keys === null ? scan(database, query, end) : fetch(database, query, keys, end);
}

/**
 * The keys of the rows with the rarest token, or within the time. Null if all are common, because a scan is then faster, or if
 * some rows have no tokens yet. The other conditions are checked in the rows themselves.
 */
async function keysFor(database: Database, query: CandidateQuery): Promise<number[] | null> {
  const words = query.plain ? [] : query.tokens;
  const lookups = words.map(async (tokens) =>
    (await Promise.all(tokens.map((token) => keysOf(database, 'tokens', token)))).flat(),
  );
  const time = timeRange(query);
  if (time !== null) lookups.push(keysOf(database, 'closedAt', time));
  const found = (await Promise.all(lookups)).sort((one, other) => one.length - other.length);
  const [rarest] = found;
  if (rarest === undefined || rarest.length >= common) return null;
  return [...new Set(rarest)].sort((one, other) => other - one);
}

function keysOf(
  database: Database,
  index: 'tokens' | 'closedAt',
  range: IDBKeyRange | number,
): Promise<number[]> {
  return database.getAllKeysFromIndex('entries', index, range, common);
}

function timeRange({ from, to }: CandidateQuery): IDBKeyRange | null {
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
  query: CandidateQuery,
  keys: readonly number[],
  end: number,
): AsyncIterable<readonly StoredRow[]> {
  const wanted = keys.filter((key) => key < end);
  for (let start = 0; start < wanted.length; start += atOnce) {
    const { store } = database.transaction('entries');
    const rows = await Promise.all(
      wanted.slice(start, start + atOnce).map((key) => store.get(key)),
    );
    yield rows.flatMap((row) => (row !== undefined && fits(row, query) ? [row] : []));
  }
}

/** One transaction per batch, so that none stays open while rows are decrypted. */
async function* scan(
  database: Database,
  query: CandidateQuery,
  from: number,
): AsyncIterable<readonly StoredRow[]> {
  let end: number | null = from;
  while (end !== null) {
    const batch: { rows: StoredRow[]; next: number | null } = await scanned(database, query, end);
    yield batch.rows;
    end = batch.next;
  }
}

async function scanned(database: Database, query: CandidateQuery, end: number) {
  const leading = leadingField(query, end);
  const { store } = database.transaction('entries');
  const cursors =
    leading === null
      ? store.iterate(IDBKeyRange.upperBound(end, true), 'prev')
      : store.index(leading.index).iterate(leading.range, 'prev');
  const rows: StoredRow[] = [];
  for await (const { value } of cursors) {
    if (!fits(value, query)) continue;
    rows.push(value);
    if (rows.length === atOnce) return { rows, next: value.seq };
  }
  return { rows, next: null };
}

/** The field whose index is scanned. Most cases succeed, so any other outcome is rarest; then environments, then routes. */
function leadingField(query: CandidateQuery, end: number) {
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

function fits(row: StoredRow, query: CandidateQuery): boolean {
  const { outcome, route, environmentId, from, to } = query;
  return (
    row.current === 1 &&
    hasTokens(row, query) &&
    (outcome === null || row.outcome === outcome) &&
    (route === null || row.route === route) &&
    (environmentId === null || row.environmentId === environmentId) &&
    (from === null || row.closedAt >= from) &&
    (to === null || row.closedAt < to)
  );
}

/** `row` may be anything that was planted. */
function hasTokens(row: unknown, { tokens, plain }: CandidateQuery): boolean {
  const own: unknown = Reflect.get(Object(row), 'tokens');
  if (!Array.isArray(own)) return plain || tokens.length === 0;
  return tokens.every((some) => some.some((token) => own.includes(token)));
}
