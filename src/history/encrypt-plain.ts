import { type ChainState, withErased } from './chain-state';
import type { HistoryStore } from './history-store';
import { parseRow } from './row';
import { encryptRow, isPlain, type RowReading } from './stored-row';

/*
 * Version 2 of the database (before 2026-12) did not encrypt rows. They are encrypted in batches once the vault is unlocked.
 * Until all are, both kinds are read. Can be removed with version 2.0.
 */

interface Ports {
  readonly store: Pick<HistoryStore, 'after' | 'replace'>;
  readonly reading: RowReading;
  readonly update: (change: (chain: ChainState) => ChainState) => Promise<boolean>;
}

/**
 * Encrypts the next batch of rows after a position. Returns the position to continue from, or null once all are encrypted and
 * the vault has recorded that. Unreadable rows stay, and verifying reports them.
 */
export async function encryptPlain(
  { store, reading, update }: Ports,
  from: number,
): Promise<number | null> {
  for await (const batch of store.after(from)) {
    const rows = batch.filter(isPlain).flatMap((value) => parseRow(value) ?? []);
    const erased = rows.filter(({ erasedAt }) => erasedAt !== null).map(({ seq }) => seq);
    // The vault first, so that an erased row is never mistaken for a tampered one.
    if (erased.length > 0 && !(await update((chain) => withErased(chain, erased)))) return from;
    if (rows.length > 0) {
      await store.replace(await Promise.all(rows.map((row) => encryptRow(row, reading.ring))));
    }
    const last: unknown = Reflect.get(Object(batch.at(-1)), 'seq');
    if (typeof last === 'number') return last;
    // Keys that are not numbers sort after all numbers.
    break;
  }
  await update((chain) => ({ ...chain, encrypted: true }));
  return null;
}
