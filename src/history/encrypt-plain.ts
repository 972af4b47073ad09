import type { ChainState } from './chain-state';
import type { HistoryStore } from './history-store';
import { parseRow } from './row';
import { encryptRow, isPlain, type RowReading } from './stored-row';

/*
 * Rows of version 2 of the database (before 2026-12) are in the clear. They are encrypted once the vault is open, a batch at a
 * time; until the last of them is, both kinds are read. May go with version 2.0.
 */

interface Ports {
  readonly store: Pick<HistoryStore, 'after' | 'replace'>;
  readonly reading: RowReading;
  readonly update: (change: (chain: ChainState) => ChainState) => Promise<boolean>;
}

/**
 * Encrypts the next batch of rows behind a place. Null once there is none, and the vault knows; otherwise where to go on. What
 * cannot be read stays as it is, and is named when the chain is verified.
 */
export async function encryptPlain(
  { store, reading, update }: Ports,
  from: number,
): Promise<number | null> {
  for await (const batch of store.after(from)) {
    const rows = batch.filter(isPlain).flatMap((value) => parseRow(value) ?? []);
    const erased = rows.filter(({ erasedAt }) => erasedAt !== null).map(({ seq }) => seq);
    // The vault first: a row that was erased is not to be taken for one of which somebody took the person away.
    if (erased.length > 0 && !(await update((chain) => withErased(chain, erased)))) return from;
    if (rows.length > 0) {
      await store.replace(await Promise.all(rows.map((row) => encryptRow(row, reading.ring))));
    }
    const last: unknown = Reflect.get(Object(batch.at(-1)), 'seq');
    if (typeof last === 'number') return last;
    // Whatever is no number comes behind all numbers.
    break;
  }
  await update((chain) => ({ ...chain, encrypted: true }));
  return null;
}

/** The vault's list of erased entries with some more. */
export function withErased(chain: ChainState, places: readonly number[]): ChainState {
  const erased = [...new Set([...chain.erased, ...places])].sort((one, other) => one - other);
  return { ...chain, erased };
}
