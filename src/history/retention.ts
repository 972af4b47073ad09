import type { ChainState, Link } from './chain-state';
import { day, sealedAt } from './clock-readings';
import type { HistoryStore } from './history-store';
import { placeOf, type ReadRow } from './row';
import { isGenuine } from './seal';
import { type RowReading, readRow } from './stored-row';

/**
 * The last entry that may go because of its age, or null. Its age is by the date that is sealed, and counted up to the last
 * reading of the clock that a later one confirms. One wrong reading therefore deletes nothing that was not due before it.
 * Entries go from the oldest on, and only as far as the chain holds, so that nobody gets rid of what was changed by dating it
 * back. The dates of an earlier vault's entries cannot be checked. Rows that have no position in the chain are skipped.
 *
 * @param now milliseconds since the epoch
 */
export async function lastDue(
  store: Pick<HistoryStore, 'after'>,
  chain: ChainState,
  reading: RowReading,
  now: number,
): Promise<Link | null> {
  let last: Link | null = null;
  let link = chain.anchor;
  for await (const batch of store.after(0)) {
    for (const value of batch) {
      const seq = placeOf(value);
      if (seq === null) continue;
      const row = await readRow(value, reading);
      const due = isDue({ seq, date: dateOf(value, row, chain) }, chain, now);
      if (due === false) return last;
      if (seq > chain.anchor.seq) {
        if (row === null || !(await isGenuine(row, link, chain.chainKey))) return last;
        link = row;
      }
      if (due === true) last = { seq, mac: row?.mac ?? '' };
    }
  }
  return last;
}

/** Whether the oldest entry is old enough to go. */
export async function isOldestDue(
  store: Pick<HistoryStore, 'oldest'>,
  chain: ChainState,
  reading: RowReading,
  now: number,
): Promise<boolean> {
  const value = await store.oldest();
  const seq = placeOf(value);
  if (seq === null) return false;
  const date = dateOf(value, await readRow(value, reading), chain);
  return isDue({ seq, date }, chain, now) !== false;
}

/** When an entry says that its case was closed. Null if unknown. */
function dateOf(value: unknown, row: ReadRow | null, { anchor }: ChainState): number | null {
  if (row !== null) return row.receipt.closedAt;
  const closedAt: unknown = Reflect.get(Object(value), 'closedAt');
  const place = placeOf(value);
  const isEarlier = place !== null && place <= anchor.seq;
  return isEarlier && typeof closedAt === 'number' ? closedAt : null;
}

/** Whether an entry is old enough to go; null where it goes with the next one behind it, since its own date is ahead. */
function isDue(
  { seq, date }: { readonly seq: number; readonly date: number | null },
  { clock, retentionDays }: ChainState,
  now: number,
): boolean | null {
  if (date === null) return false;
  const at = sealedAt(clock, { seq, date, now });
  return at === null ? null : at < clock.confirmed - retentionDays * day;
}
