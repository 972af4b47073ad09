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
  /** Takes receipts that the store could not. */
  readonly waiting: WaitingReceipts;
  /** The vault's part of the history; null while it is locked. */
  readonly state: () => Promise<ChainState | null>;
  /** False, without any change, while the vault is locked. */
  readonly update: (change: (state: ChainState) => ChainState) => Promise<boolean>;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Keeps receipts. None is ever lost, and each joins the chain once the vault is unlocked. */
export interface Keeper {
  /**
   * Stores the receipt of a case. A changed one supersedes the earlier one. If the vault is unlocked it joins the chain at
   * once, otherwise later.
   */
  put(receipt: Receipt): Promise<void>;
  /** Adds receipts that came while the vault was locked, and removes those past retention. Does nothing while it is locked. */
  sealPending(): Promise<void>;
  /** The keys, created on first use. Null while the vault is locked. */
  keys(): Promise<Pick<ChainState, 'chainKey' | 'correlationKey'> | null>;
  get(seq: number): Promise<HistoryEntry | null>;
  /** Permanently erases the data about the caller in all entries of an entry's case. False if there is no such entry. */
  erase(seq: number): Promise<boolean>;
  verify(): Promise<ChainReport | null>;
  /** When numbers of an application's accounts were, or may have been, unbound since then. Milliseconds since the epoch. */
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

  /** A case can be closed even if the database cannot be used. */
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

  /** Moves receipts that the database could not take into it. They stay where they are until that succeeds. */
  async function takeOver(): Promise<void> {
    const receipts = await waiting.list();
    if (receipts.length === 0) return;
    for (const receipt of receipts) await store.putUnsealed(receipt);
    await waiting.drop(receipts.map(({ caseId }) => caseId));
  }

  /** A new vault has new keys. Entries of an earlier vault stay, and the new chain begins after them. */
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

  /** The last entry of an earlier vault: the one before the first gap. Anything after the gap was planted. */
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
   * Writes the database first, then the vault's head: if a worker dies in between, the entry's MAC proves that it is ours.
   * The other way around, the chain would look truncated.
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
    // Removal is recorded first, so that missing entries are never mistaken for tampering.
    if (old !== null) await store.removeUpTo(old.seq);
  }

  async function sealOne(receipt: Receipt, link: Link, chain: ChainState): Promise<Link> {
    const latest = parseRow(await store.latestOf(receipt.caseId));
    if (latest !== null && saysTheSame(latest, receipt)) {
      await store.dropUnsealed(receipt.caseId);
      return link;
    }
    // Erased data does not return with a later receipt of the case.
    const told = latest?.erasedAt == null ? receipt : { ...receipt, person: null };
    const place = await beforeFreePlace(link);
    const sealed = await seal(told, place, { chainKey: chain.chainKey, randomBytes });
    await store.append(rowOf(sealed, told), latest?.seq ?? null);
    return sealed;
  }

  /**
   * The link that the next entry follows: the last entry in the database if it is ours, and never one before the vault's
   * head. Later entries that are not ours are reported when the chain is verified.
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

  /** The same link, moved past entries that are not ours, which keep their positions. */
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
      // The rest is not awaited: whatever fails is repeated at the next opportunity.
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
        // An earlier receipt of the same case has the same data about the caller.
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
  // Erased data does not return when the receipt is stored again.
  return erasedAt !== null || JSON.stringify(person) === JSON.stringify(receipt.person);
}
