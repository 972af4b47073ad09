import type { Person, Receipt } from '../case/receipt';
import { encodeBase64 } from '../primitives/base64';
import { createSerial } from '../primitives/serial';
import { type ChainState, firstLink, type Link } from './chain-state';
import type { ChainReport, DayCount, HistoryEntry, HistoryPage, HistoryQuery } from './history';
import { entryOf, parseRow, type ReadRow, type Row, rowOf } from './row';
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
  oldest(): Promise<unknown>;
  /** All entries of a case, ascending. */
  ofCase(caseId: string): Promise<readonly unknown[]>;
  removeUpTo(seq: number): Promise<void>;
  page(query: HistoryQuery, before: number | null, limit: number): Promise<HistoryPage>;
  days(starts: readonly number[]): Promise<readonly DayCount[]>;
  /** Rows with a greater `seq`, in batches, ascending. */
  after(seq: number): AsyncIterable<readonly unknown[]>;
  /** When current entries at a host since then ended, or may have ended, with the number gone. */
  unboundSince(appHost: string, since: number): Promise<readonly number[]>;
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
  /**
   * Stores the receipt of a case; one that says something new supersedes the earlier one. It becomes part of the chain after
   * that: at once, if the vault is open.
   */
  put(receipt: Receipt): Promise<void>;
  /** Takes up what came while the vault was locked, and lets go of what is too old. Nothing while it is locked. */
  sealPending(): Promise<void>;
  /** The keys, made at their first use. Null while the vault is locked. */
  keys(): Promise<Pick<ChainState, 'chainKey' | 'correlationKey'> | null>;
  get(seq: number): Promise<HistoryEntry | null>;
  /** Erases what an entry, and every other of its case, says of the caller, for good. False where there is no such entry. */
  erase(seq: number): Promise<boolean>;
  verify(): Promise<ChainReport | null>;
}

const day = 86_400_000;

export function createKeeper({ store, state, update, randomBytes, now }: KeeperPorts): Keeper {
  const serially = createSerial();

  /** A new vault has new keys. What was kept under an earlier one stays, and its chain begins behind that. */
  async function readyState(held?: ChainState): Promise<ChainState | null> {
    const current = held ?? (await state());
    if (current === null || current.chainKey !== '') return current;
    const inherited = parseRow(await store.last());
    const anchor = inherited === null ? firstLink : { seq: inherited.seq, mac: inherited.mac };
    await update((chain) =>
      chain.chainKey === ''
        ? {
            ...chain,
            chainKey: encodeBase64(randomBytes(32)),
            correlationKey: encodeBase64(randomBytes(32)),
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
    const [waiting, held, oldest] = await Promise.all([store.unsealed(), state(), store.oldest()]);
    if (held === null) return;
    const overdue = isOld(parseRow(oldest), held);
    const chain = waiting.length > 0 || overdue ? await readyState(held) : null;
    if (chain === null) return;
    let link = await tail(chain);
    for (const receipt of waiting) link = await sealOne(receipt, link, chain);
    const old = overdue ? await lastOld(chain) : null;
    const anchor: Link =
      old !== null && old.seq > chain.anchor.seq ? { seq: old.seq, mac: old.mac } : chain.anchor;
    if (link.seq !== chain.head.seq || anchor !== chain.anchor) {
      const head = { seq: link.seq, mac: link.mac };
      await update((latest) => ({ ...latest, head, anchor }));
    }
    // What is to go is remembered before it goes, so that its absence is never taken for a cut.
    if (old !== null) await store.removeUpTo(old.seq);
  }

  function isOld(row: ReadRow | null, { retentionDays }: ChainState): boolean {
    return row !== null && row.receipt.closedAt < now() - retentionDays * day;
  }

  /**
   * The last entry that may go because of its age, or null: by the date that is sealed, and only as far as the chain holds, so
   * that nobody gets rid of what was changed by dating it back. What an earlier vault left has its own word alone.
   */
  async function lastOld(chain: ChainState): Promise<Link | null> {
    let last: Link | null = null;
    let link = chain.anchor;
    for await (const batch of store.after(0)) {
      for (const value of batch) {
        const row = parseRow(value);
        if (row === null || !isOld(row, chain)) return last;
        if (row.seq > chain.anchor.seq) {
          if (!(await isGenuine(row, link, chain.chainKey))) return last;
          link = row;
        }
        last = row;
      }
    }
    return last;
  }

  async function sealOne(receipt: Receipt, link: Link, chain: ChainState): Promise<Link> {
    const latest = parseRow(await store.latestOf(receipt.caseId));
    if (latest !== null && saysTheSame(latest, receipt)) {
      await store.dropUnsealed(receipt.caseId);
      return link;
    }
    // What was erased of a case does not come back with a later word on it.
    const told = latest?.erasedAt == null ? receipt : { ...receipt, person: null };
    const sealed = await seal(told, link, { chainKey: chain.chainKey, randomBytes });
    await store.append(rowOf(sealed, told), latest?.seq ?? null);
    return sealed;
  }

  /**
   * What the next entry hangs on: the last in the database if it is ours, and never less than the vault knows of. Whatever
   * stands behind that and is not ours keeps its place, and is named when the chain is verified.
   */
  async function tail({ head, chainKey }: ChainState): Promise<Link> {
    let link = head;
    for await (const batch of store.after(head.seq)) {
      for (const value of batch) {
        const row = parseRow(value);
        if (row === null || !(await isGenuine(row, link, chainKey))) {
          return { seq: await lastSeq(link.seq), mac: link.mac };
        }
        link = row;
      }
    }
    return link;
  }

  async function lastSeq(least: number): Promise<number> {
    const seq: unknown = Reflect.get(Object(await store.last()), 'seq');
    return typeof seq === 'number' && seq > least ? seq : least;
  }

  async function eraseRow(row: ReadRow): Promise<void> {
    const { seq, body, commitment, mac, supersededBy, receipt } = row;
    const erasedAt = row.erasedAt ?? now();
    const sealed = { seq, body, commitment, mac, person: null, salt: null };
    await store.replace(rowOf(sealed, receipt, { erasedAt, supersededBy }));
  }

  return {
    async put(receipt) {
      await serially(() => store.putUnsealed(receipt));
      // Nobody waits for the rest: whatever fails of it is made up for at the next opportunity.
      serially(sealAll).catch(() => undefined);
    },
    sealPending: () => serially(sealAll),
    keys: () => serially(() => readyState()),
    async get(seq) {
      const row = parseRow(await store.get(seq));
      return row === null ? null : entryOf(row);
    },
    erase: (seq) =>
      serially(async () => {
        const row = parseRow(await store.get(seq));
        if (row === null) return false;
        // An earlier word on the same case says the same of the caller.
        for (const value of await store.ofCase(row.receipt.caseId)) {
          const entry = parseRow(value);
          if (entry !== null) await eraseRow(entry);
        }
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
