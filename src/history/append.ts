import type { Receipt } from '../case/receipt';
import { type ChainState, firstLink, type Link } from './chain-state';
import type { HistoryStore } from './history-store';
import { type Standing, standingOf } from './later-word';
import { parseRow, placeOf, type ReadRow } from './row';
import { isGenuine, seal } from './seal';
import { encryptRow, type RowReading, readRow } from './stored-row';

/** What the history is worked on with while the vault is open. */
export interface OpenHistory {
  readonly store: HistoryStore;
  readonly chain: ChainState;
  readonly reading: RowReading;
}

/** The rows of a case that can be read, ascending. */
export async function rowsOfCase(
  { store, reading }: OpenHistory,
  caseId: string,
): Promise<readonly ReadRow[]> {
  const tags = await reading.ring.caseTags(caseId);
  const values = await store.ofCase(tags, caseId);
  const rows = await Promise.all(values.map((value) => readRow(value, reading)));
  return rows.filter((row) => row !== null);
}

/** What a receipt is to what is sealed of its case, and as what it would be sealed. */
export async function weigh(
  history: OpenHistory,
  receipt: Receipt,
): Promise<{ readonly standing: Standing; readonly told: Receipt; readonly latest?: ReadRow }> {
  const rows = await rowsOfCase(history, receipt.caseId);
  // What was erased of a case does not come back with a later word on it.
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
 * What the next entry hangs on: the last in the database if it is ours, and never less than the vault knows of. Whatever is
 * behind that and is not ours is named when the chain is verified.
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

/** The end of what an earlier vault left: the last entry before the first gap. What is behind that was put there. */
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

/** The same link, moved behind entries that are not ours: they keep their places. */
async function beforeFreePlace(store: HistoryStore, { seq, mac }: Link): Promise<Link> {
  let last = seq;
  while ((await store.get(last + 1)) != null) last += 1;
  return { seq: last, mac };
}
