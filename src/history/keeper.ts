import type { Person, Receipt } from '../case/receipt';
import { encodeBase64 } from '../primitives/base64';
import { createSerial } from '../primitives/serial';
import { type ChainState, firstLink, type Link } from './chain-state';
import { countedUntil, withReading } from './clock-readings';
import type { ChainReport, HistoryEntry } from './history';
import type { HistoryStore } from './history-store';
import { isDue, lastDue } from './retention';
import { entryOf, parseRow, type ReadRow, rowOf, seqOf } from './row';
import { bodyOf, isGenuine, seal } from './seal';
import { type LimitedApp, unbindingTimes } from './unbinding-times';
import { verifyChain } from './verify';
import type { WaitingReceipts } from './waiting-receipts';

export interface KeeperPorts {
  readonly store: HistoryStore;
  /** Takes what the store does not. */
  readonly waiting: WaitingReceipts;
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
  /** When numbers were, or may have been, taken off accounts of an application since then. Milliseconds since the epoch. */
  unboundSince(app: LimitedApp, since: number): Promise<readonly number[]>;
}

export function createKeeper({
  store,
  waiting,
  state,
  update,
  randomBytes,
  now,
}: KeeperPorts): Keeper {
  const serially = createSerial();

  /** A database that cannot be used must not keep a case from being closed. */
  async function keep(receipt: Receipt): Promise<void> {
    try {
      await store.putUnsealed(receipt);
    } catch (error) {
      await waiting.put(receipt).catch(() => {
        throw error;
      });
      return;
    }
    await waiting.drop([receipt.caseId]);
  }

  /** Moves what the database did not take into it. Stays where it is as long as it does not. */
  async function takeOver(): Promise<void> {
    const receipts = await waiting.list();
    if (receipts.length === 0) return;
    for (const receipt of receipts) await store.putUnsealed(receipt);
    await waiting.drop(receipts.map(({ caseId }) => caseId));
  }

  /** A new vault has new keys. What was kept under an earlier one stays, and its chain begins behind that. */
  async function readyState(held?: ChainState): Promise<ChainState | null> {
    const current = held ?? (await state());
    if (current === null || current.chainKey !== '') return current;
    const anchor = await inherited();
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

  /** The end of what an earlier vault left: the last entry before the first gap. What is behind that was put there. */
  async function inherited(): Promise<Link> {
    let last: Link | null = null;
    for await (const batch of store.after(0)) {
      for (const value of batch) {
        const seq = seqOf(value);
        if (seq === null || (last !== null && seq !== last.seq + 1)) return last ?? firstLink;
        last = { seq, mac: parseRow(value)?.mac ?? '' };
      }
    }
    return last ?? firstLink;
  }

  /**
   * First the database, then the vault's head: when a worker dies in between, the entry is there and its MAC tells that it
   * is ours. The other way round the chain would look cut off.
   */
  async function sealAll(): Promise<void> {
    await takeOver();
    const [unsealed, held, oldest] = await Promise.all([store.unsealed(), state(), store.oldest()]);
    if (held === null) return;
    const at = now();
    const dates = unsealed.map(({ closedAt }) => closedAt);
    const clock = withReading(held.clock, at, held.head.seq, dates);
    const oldestRow = parseRow(oldest);
    const overdue = oldestRow !== null && isDue(oldestRow, { ...held, clock }, at) !== false;
    if (unsealed.length === 0 && !overdue) {
      if (clock !== held.clock) await update((latest) => ({ ...latest, clock }));
      return;
    }
    const chain = await readyState(held);
    if (chain === null) return;
    let link = await tail(chain);
    for (const receipt of unsealed) link = await sealOne(receipt, link, chain);
    const old = overdue ? await lastDue(store, { ...chain, clock }, at) : null;
    const anchor = old !== null && old.seq > chain.anchor.seq ? old : chain.anchor;
    if (link.seq !== chain.head.seq || anchor !== chain.anchor || clock !== held.clock) {
      const head = { seq: link.seq, mac: link.mac };
      if (!(await update((latest) => ({ ...latest, head, anchor, clock })))) return;
    }
    // What is to go is remembered before it goes, so that its absence is never taken for a cut.
    if (old !== null) await store.removeUpTo(old.seq);
  }

  async function sealOne(receipt: Receipt, link: Link, chain: ChainState): Promise<Link> {
    const latest = parseRow(await store.latestOf(receipt.caseId));
    if (latest !== null && saysTheSame(latest, receipt)) {
      await store.dropUnsealed(receipt.caseId);
      return link;
    }
    // What was erased of a case does not come back with a later word on it.
    const told = latest?.erasedAt == null ? receipt : { ...receipt, person: null };
    const place = await beforeFreePlace(link);
    const sealed = await seal(told, place, { chainKey: chain.chainKey, randomBytes });
    await store.append(rowOf(sealed, told), latest?.seq ?? null);
    return sealed;
  }

  /**
   * What the next entry hangs on: the last in the database if it is ours, and never less than the vault knows of. Whatever
   * is behind that and is not ours is named when the chain is verified.
   */
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

  /** The same link, moved behind entries that are not ours: they keep their places. */
  async function beforeFreePlace({ seq, mac }: Link): Promise<Link> {
    let last = seq;
    while ((await store.get(last + 1)) != null) last += 1;
    return { seq: last, mac };
  }

  async function eraseRow(row: ReadRow): Promise<void> {
    const { seq, body, commitment, mac, supersededBy, receipt } = row;
    const erasedAt = row.erasedAt ?? now();
    const sealed = { seq, body, commitment, mac, person: null, salt: null };
    await store.replace(rowOf(sealed, receipt, { erasedAt, supersededBy }));
  }

  return {
    async put(receipt) {
      await serially(() => keep(receipt));
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
        const chain = await readyState();
        if (chain === null) return null;
        const [unsealed, aside, foreign] = await Promise.all([
          store.countUnsealed(),
          waiting.list(),
          store.countUpTo(chain.anchor.seq),
        ]);
        const beside = { unsealed: unsealed + aside.length, foreign };
        return verifyChain(store.after(chain.anchor.seq), chain, beside);
      }),
    async unboundSince(app, since) {
      const held = await state();
      const until =
        held === null ? Number.POSITIVE_INFINITY : countedUntil(held.clock, { since, now: now() });
      const [counted, aside] = await Promise.all([
        store.unboundSince(app, since, until),
        waiting.list(),
      ]);
      return [...counted, ...unbindingTimes(aside, app, since, until)];
    },
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
