import type { ChainState, Link } from './chain-state';
import { day, sealedAt } from './clock-readings';
import type { HistoryStore } from './history-store';
import { parseRow, type ReadRow } from './row';
import { isGenuine } from './seal';

/**
 * The last entry that may go because of its age, or null. Its age is by the date that is sealed, and counted up to the last
 * reading of the clock that a later one confirms. One wrong reading therefore deletes nothing that was not due before it.
 * Entries go from the oldest on, and only as far as the chain holds, so that nobody gets rid of what was changed by dating it
 * back. What an earlier vault left has only its own word.
 *
 * @param now milliseconds since the epoch
 */
export async function lastDue(
  store: Pick<HistoryStore, 'after'>,
  chain: ChainState,
  now: number,
): Promise<Link | null> {
  let last: Link | null = null;
  let link = chain.anchor;
  for await (const batch of store.after(0)) {
    for (const value of batch) {
      const row = parseRow(value);
      const due = row === null ? false : isDue(row, chain, now);
      if (row === null || due === false) return last;
      if (row.seq > chain.anchor.seq) {
        if (!(await isGenuine(row, link, chain.chainKey))) return last;
        link = row;
      }
      if (due === true) last = { seq: row.seq, mac: row.mac };
    }
  }
  return last;
}

/** Whether an entry is old enough to go; null where it goes with the next one behind it, since its own date is ahead. */
export function isDue(
  { seq, receipt }: Pick<ReadRow, 'seq' | 'receipt'>,
  { clock, retentionDays }: ChainState,
  now: number,
): boolean | null {
  const at = sealedAt(clock, { seq, date: receipt.closedAt, now });
  return at === null ? null : at < clock.confirmed - retentionDays * day;
}
