import { type OpenHistory, rowsOfCase } from './append';
import type { ChainState } from './chain-state';
import { withErased } from './encrypt-plain';
import type { ReadRow, Row } from './row';
import { encryptRow, readRow } from './stored-row';

/**
 * Erases what an entry, and every other of its case, says of the caller. False where there is no such entry, or the vault was
 * locked. The vault first: what a worker that died did not come to is made up for by {@link finishErasing}.
 */
export async function erase(
  history: OpenHistory,
  seq: number,
  { now, update }: EraserPorts,
): Promise<boolean> {
  const { store, reading } = history;
  const row = await readRow(await store.get(seq), reading);
  if (row === null) return false;
  // An earlier word on the same case says the same of the caller.
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

/** Erases again what the vault says was erased, and is not: a worker died, or an older copy of a row was put back. */
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
