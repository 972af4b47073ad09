import type { Receipt } from '../case/receipt';
import { type ChainState, firstLink, type Link } from './chain-state';
import type { HistoryStore } from './history-store';
import { parseRow, placeOf, type ReadRow } from './row';
import { isGenuine, seal } from './seal';
import { type Standing, standingOf } from './standing';
import { encryptRow, type RowReading, readRow } from './stored-row';

/** Everything needed to work on the history while the vault is unlocked. */
export interface OpenHistory {
  readonly store: HistoryStore;
  readonly chain: ChainState;
  readonly reading: RowReading;
}

/** A case's readable rows, ascending. */
export async function rowsOfCase(
  { store, reading }: OpenHistory,
  caseId: string,
): Promise<readonly ReadRow[]> {
  const tags = await reading.ring.caseTags(caseId);
  const values = await store.ofCase(tags, caseId);
  const rows = await Promise.all(values.map((value) => readRow(value, reading)));
  return rows.filter((row) => row !== null);
}

/** How a receipt relates to its case's sealed entries, and the receipt as it would be sealed. */
export async function weigh(
  history: OpenHistory,
  receipt: Receipt,
): Promise<{ readonly standing: Standing; readonly told: Receipt; readonly latest?: ReadRow }> {
  const rows = await rowsOfCase(history, receipt.caseId);
  // Erased data does not return with a later receipt of the case.
  const isErased = rows.some(({ erasedAt }) => erasedAt !== null);
  const told = isErased ? { ...receipt, person: null } : receipt;
  const latest = rows.at(-1);
  const standing = standingOf(told, rows);
  return latest === undefined ? { standing, told } : { standing, told, latest };
}

/** Appends a waiting receipt after a link. Returns the new last link: the same one if the receipt is not `new`. */
export async function append(
  history: OpenHistory,
  { tag, receipt }: { readonly tag: string; readonly receipt: Receipt },
  link: Link,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<{ readonly link: Link; readonly standing: Standing }> {
  const { store, chain, reading } = history;
  const { standing, told, latest } = await weigh(history, receipt);
  if (standing !== 'new') return { link, standing };
  const place = await beforeFreePlace(store, link);
  const sealed = await seal(told, place, { chainKey: chain.chainKey, randomBytes });
  const row = { ...sealed, erasedAt: null, supersededBy: null };
  const superseded =
    latest === undefined
      ? null
      : await encryptRow({ ...latest, supersededBy: sealed.seq }, reading.ring);
  await store.append(await encryptRow(row, reading.ring), superseded, tag);
  return { link: sealed, standing };
}

/**
 * The link that the next entry follows: the last entry in the database if it is ours, and never one before the vault's
 * head. Later entries that are not ours are reported when the chain is verified.
 */
export async function tail({ store, chain, reading }: OpenHistory): Promise<Link> {
  let link = chain.head;
  for await (const batch of store.after(chain.head.seq)) {
    for (const value of batch) {
      const row = await readRow(value, reading);
      if (row === null || !(await isGenuine(row, link, chain.chainKey))) return link;
      link = row;
    }
  }
  return link;
}

/** The last entry of an earlier vault: the one before the first gap. Anything after the gap was planted. */
export async function inherited(store: HistoryStore): Promise<Link> {
  let last: Link | null = null;
  for await (const batch of store.after(0)) {
    for (const value of batch) {
      const seq = placeOf(value);
      if (seq === null) continue;
      if (last !== null && seq !== last.seq + 1) return last;
      last = { seq, mac: parseRow(value)?.mac ?? '' };
    }
  }
  return last ?? firstLink;
}

/** The same link, moved past entries that are not ours, which keep their positions. */
async function beforeFreePlace(store: HistoryStore, { seq, mac }: Link): Promise<Link> {
  let last = seq;
  while ((await store.get(last + 1)) != null) last += 1;
  return { seq: last, mac };
}
