import { type OpenHistory, rowsOfCase } from './append';
import { type ChainState, withErased } from './chain-state';
import type { ReadRow, Row } from './row';
import { encryptRow, readRow } from './stored-row';

/**
 * Erases the data about the caller in all entries of an entry's case. False if there is no such entry or the vault is locked.
 * The vault records it first. If the worker then dies, {@link finishErasing} does the rest.
 */
export async function erase(
  history: OpenHistory,
  seq: number,
  { now, update }: EraserPorts,
): Promise<boolean> {
  const { store, reading } = history;
  const row = await readRow(await store.get(seq), reading);
  if (row === null) return false;
  // An earlier receipt of the same case has the same data about the caller.
  const rows = await rowsOfCase(history, row.receipt.caseId);
  const places = rows.map((each) => each.seq);
  if (!(await update((chain) => withErased(chain, places)))) return false;
  await eraseRows(history, rows, now());
  return true;
}

interface EraserPorts {
  readonly now: () => number;
  readonly update: (change: (chain: ChainState) => ChainState) => Promise<boolean>;
}

/** Erases rows that the vault lists as erased and that are not: a worker died, or an older copy was put back. */
export async function finishErasing(history: OpenHistory, now: () => number): Promise<void> {
  const { store, chain, reading } = history;
  const left: ReadRow[] = [];
  for (const seq of chain.erased) {
    const row = await readRow(await store.get(seq), reading);
    if (row !== null && row.erasedAt === null) left.push(row);
  }
  if (left.length > 0) await eraseRows(history, left, now());
}

async function eraseRows(
  { store, reading }: OpenHistory,
  rows: readonly ReadRow[],
  at: number,
): Promise<void> {
  const erased = rows.map((row): Row => {
    const erasedAt = row.erasedAt ?? at;
    return { ...row, person: null, salt: null, erasedAt };
  });
  await store.replace(await Promise.all(erased.map((row) => encryptRow(row, reading.ring))));
}
