import type { Person, Receipt } from '../case/receipt';
import { createSerial } from '../concurrency/serial';
import { type ChainState, firstLink, type Link } from './chain-state';
import type { ChainReport, DayCount, HistoryEntry, HistoryPage, HistoryQuery } from './history';
import { toBase64 } from './hmac';
import { entryOf, parseRow, type Row, rowOf } from './row';
import { bodyOf, isGenuine, seal } from './seal';
import { verifyChain } from './verify';

/** Where entries are kept. Rows come out as they are stored, unchecked. Every method rejects when storage fails. */
export interface HistoryStore {
  /** Receipts that are not in the chain yet, one for each case, oldest first. */
  unsealed(): Promise<readonly Receipt[]>;
  putUnsealed(receipt: Receipt): Promise<void>;
  countUnsealed(): Promise<number>;
  /** In one transaction: the new row, the end of the one it supersedes, and of the receipt that waited. */
  append(row: Row, supersedes: number | null): Promise<void>;
  dropUnsealed(caseId: string): Promise<void>;
  last(): Promise<unknown>;
  latestOf(caseId: string): Promise<unknown>;
  get(seq: number): Promise<unknown>;
  replace(row: Row): Promise<void>;
  /** The last of the rows from the oldest on that were closed before then, without a gap. */
  lastClosedBefore(time: number): Promise<unknown>;
  removeUpTo(seq: number): Promise<void>;
  page(query: HistoryQuery, before: number | null, limit: number): Promise<HistoryPage>;
  days(starts: readonly number[]): Promise<readonly DayCount[]>;
  /** Rows with a greater `seq`, in batches, ascending. */
  after(seq: number): AsyncIterable<readonly unknown[]>;
  /** How many current entries of an environment since then ended, or may have ended, with the number gone. */
  unboundSince(environmentId: string, since: number): Promise<number>;
}

export interface KeeperPorts {
  readonly store: HistoryStore;
  /** What the vault holds of the history; null while it is locked. */
  readonly state: () => Promise<ChainState | null>;
  /** False, and nothing done, while the vault is locked. */
  readonly update: (change: (state: ChainState) => ChainState) => Promise<boolean>;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Keeps receipts: what is put is never lost, and once the vault is open it is part of the chain. */
export interface Keeper {
  /** Stores the receipt of a case; one that says something new supersedes the earlier one. */
  put(receipt: Receipt): Promise<void>;
  /** Takes up what came while the vault was locked, and lets go of what is too old. Nothing while it is locked. */
  sealPending(): Promise<void>;
  /** The keys, made at their first use. Null while the vault is locked. */
  keys(): Promise<Pick<ChainState, 'chainKey' | 'correlationKey'> | null>;
  get(seq: number): Promise<HistoryEntry | null>;
  /** Erases what an entry says of the caller, for good. False where there is no such entry. */
  erase(seq: number): Promise<boolean>;
  verify(): Promise<ChainReport | null>;
}

const day = 86_400_000;

export function createKeeper({ store, state, update, randomBytes, now }: KeeperPorts): Keeper {
  const serially = createSerial();

  /** A new vault has new keys. What was kept under an earlier one stays, and its chain begins behind that. */
  async function readyState(): Promise<ChainState | null> {
    const current = await state();
    if (current === null || current.chainKey !== '') return current;
    const inherited = parseRow(await store.last());
    const anchor = inherited === null ? firstLink : { seq: inherited.seq, mac: inherited.mac };
    await update((chain) =>
      chain.chainKey === ''
        ? {
            ...chain,
            chainKey: toBase64(randomBytes(32)),
            correlationKey: toBase64(randomBytes(32)),
            anchor,
            head: anchor,
          }
        : chain,
    );
    return state();
  }

  /**
   * First the database, then the vault's head: when a worker dies in between, the entry is there and its MAC tells that it
   * is ours. The other way round the chain would look cut off.
   */
  async function sealAll(): Promise<void> {
    const waiting = await store.unsealed();
    const chain = waiting.length > 0 || (await isOverdue()) ? await readyState() : null;
    if (chain === null) return;
    let link = await tail(chain);
    for (const receipt of waiting) link = await sealOne(receipt, link, chain);
    const old = parseRow(await store.lastClosedBefore(now() - chain.retentionDays * day));
    const anchor: Link =
      old !== null && old.seq > chain.anchor.seq ? { seq: old.seq, mac: old.mac } : chain.anchor;
    if (link.seq !== chain.head.seq || anchor !== chain.anchor) {
      const head = { seq: link.seq, mac: link.mac };
      await update((latest) => ({ ...latest, head, anchor }));
    }
    // What is to go is remembered before it goes, so that its absence is never taken for a cut.
    if (old !== null) await store.removeUpTo(old.seq);
  }

  async function isOverdue(): Promise<boolean> {
    const chain = await state();
    if (chain === null) return false;
    return (await store.lastClosedBefore(now() - chain.retentionDays * day)) != null;
  }

  async function sealOne(receipt: Receipt, link: Link, chain: ChainState): Promise<Link> {
    const latest = parseRow(await store.latestOf(receipt.caseId));
    if (latest !== null && saysTheSame(latest, receipt)) {
      await store.dropUnsealed(receipt.caseId);
      return link;
    }
    const sealed = await seal(receipt, link, { chainKey: chain.chainKey, randomBytes });
    await store.append(rowOf(sealed, receipt), latest?.seq ?? null);
    return sealed;
  }

  /** What the next entry hangs on: the last in the database if it is ours, and never less than the vault knows of. */
  async function tail({ head, chainKey }: ChainState): Promise<Link> {
    let link = head;
    for await (const batch of store.after(head.seq)) {
      for (const value of batch) {
        const row = parseRow(value);
        if (row === null || !(await isGenuine(row, link, chainKey))) return link;
        link = row;
      }
    }
    return link;
  }

  return {
    put: (receipt) =>
      serially(async () => {
        await store.putUnsealed(receipt);
        // It is kept already: whatever fails now is made up for at the next opportunity.
        await sealAll().catch(() => undefined);
      }),
    sealPending: () => serially(sealAll),
    keys: () => serially(readyState),
    async get(seq) {
      const row = parseRow(await store.get(seq));
      return row === null ? null : entryOf(row);
    },
    erase: (seq) =>
      serially(async () => {
        const row = parseRow(await store.get(seq));
        if (row === null) return false;
        const { erasedAt, supersededBy, receipt } = row;
        const bare = { ...row, person: null, salt: null };
        const at = erasedAt ?? now();
        const { body, commitment, mac, person, salt } = bare;
        const sealed = { seq, body, commitment, mac, person, salt };
        await store.replace(rowOf(sealed, receipt, { erasedAt: at, supersededBy }));
        return true;
      }),
    verify: () =>
      serially(async () => {
        const chain = await state();
        if (chain === null) return null;
        return verifyChain(store.after(chain.anchor.seq), chain, await store.countUnsealed());
      }),
  };
}

function saysTheSame(
  { body, person, erasedAt }: { body: string; person: Person | null; erasedAt: number | null },
  receipt: Receipt,
): boolean {
  if (body !== bodyOf(receipt)) return false;
  // What was erased does not come back by being put again.
  return erasedAt !== null || JSON.stringify(person) === JSON.stringify(receipt.person);
}
