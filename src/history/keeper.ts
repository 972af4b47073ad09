import type { Receipt } from '../case/receipt';
import { encodeBase64 } from '../primitives/base64';
import { createSerial } from '../primitives/serial';
import { append, inherited, type OpenHistory, tail, weigh } from './append';
import type { ChainState } from './chain-state';
import { countedUntil, withReading } from './clock-readings';
import { encryptPlain } from './encrypt-plain';
import { erase, finishErasing } from './erase';
import { findPage } from './find-page';
import type { ChainReport, HistoryEntry, HistoryPage, HistoryQuery } from './history';
import type { HistoryStore } from './history-store';
import { type KeysFor, openKeyRing } from './key-ring';
import { isOldestDue, lastDue } from './retention';
import { entryOf } from './row';
import { encryptReceipt, plainTag, readWaiting, type Waiting } from './stored-receipt';
import { readRow } from './stored-row';
import { type LimitedApp, unbindingTimes, unreadTimes } from './unbinding-times';
import { type Beside, verifyChain } from './verify';
import type { WaitingReceipts } from './waiting-receipts';

export interface KeeperPorts {
  readonly store: HistoryStore;
  /** Takes receipts that the store could not. */
  readonly waiting: WaitingReceipts;
  /** The vault's part of the history; null while it is locked. */
  readonly state: () => Promise<ChainState | null>;
  /** False, without any change, while the vault is locked. */
  readonly update: (change: (state: ChainState) => ChainState) => Promise<boolean>;
  /** May still return keys shortly after the vault locks, until the last request has settled. */
  readonly keysFor: KeysFor;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Keeps receipts. None is ever lost, and each joins the chain once the vault is unlocked. */
export interface Keeper {
  /**
   * Stores the receipt of a case. A changed one supersedes the earlier one. If the vault is unlocked it joins the chain at
   * once, otherwise later. Rejects if it cannot be stored, or if there is no key to encrypt it with.
   */
  put(receipt: Receipt): Promise<void>;
  /** Adds waiting receipts to the chain, and removes those past retention. Does nothing while the vault is locked. */
  sealPending(): Promise<void>;
  /** The keys, created on first use. Null while the vault is locked. */
  keys(): Promise<Pick<ChainState, 'chainKey' | 'correlationKey'> | null>;
  /** Rejects while the vault is locked. */
  page(query: HistoryQuery, before: number | null, limit: number): Promise<HistoryPage>;
  get(seq: number): Promise<HistoryEntry | null>;
  /** Permanently erases the data about the caller in all entries of an entry's case. False if there is no such entry. */
  erase(seq: number): Promise<boolean>;
  verify(): Promise<ChainReport | null>;
  /** When numbers of an application's accounts were, or may have been, unbound since then. Milliseconds since the epoch. */
  unboundSince(app: LimitedApp, since: number): Promise<readonly number[]>;
}

/** Before every position, valid or not. */
const beforeAll = Number.NEGATIVE_INFINITY;

export function createKeeper(ports: KeeperPorts): Keeper {
  const { store, waiting, state, update, keysFor, randomBytes, now } = ports;
  const serially = createSerial();
  let erasuresFinished = false;
  /** Up to where this worker has encrypted the rows of version 2. Null once all are done. */
  let encryptedUpTo: number | null = beforeAll;

  async function open(): Promise<OpenHistory | null> {
    const [chain, ring] = await Promise.all([state(), openKeyRing(keysFor, randomBytes)]);
    if (chain === null || ring === null) return null;
    return { store, chain, reading: { ring, plain: !chain.encrypted } };
  }

  async function needed(): Promise<OpenHistory> {
    const history = await open();
    if (history === null) throw new Error('the vault is locked');
    return history;
  }

  /** A case can be closed even if the database cannot be used. */
  async function keep(receipt: Receipt): Promise<void> {
    const ring = await openKeyRing(keysFor, randomBytes);
    if (ring === null) throw new Error('the vault is locked, and nothing is written in the clear');
    const stored = await encryptReceipt(receipt, ring);
    try {
      await store.putWaiting(stored);
    } catch (error) {
      await waiting.put(stored).catch(() => {
        throw error;
      });
      return;
    }
    await waiting.drop([...(await ring.caseTags(receipt.caseId)), plainTag(receipt.caseId)]);
  }

  /** Everything that waits, with our own receipts oldest first. */
  async function readAllWaiting({ reading }: OpenHistory) {
    const values = [...(await store.waiting()), ...(await waiting.list())];
    const read = await Promise.all(values.map((value) => readWaiting(value, reading)));
    const receipts = read.filter((each) => each.kind === 'receipt');
    const count = (kind: Waiting['kind']) => read.filter((each) => each.kind === kind).length;
    return {
      receipts: receipts.sort((one, other) => one.receipt.closedAt - other.receipt.closedAt),
      foreign: count('foreign'),
      odd: count('odd'),
    };
  }

  /** A new vault has new keys. Entries of an earlier vault stay, and the new chain begins after them. */
  async function ready(held: OpenHistory): Promise<OpenHistory | null> {
    if (held.chain.chainKey !== '') return held;
    const anchor = await inherited(store);
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
    return open();
  }

  async function sealAll(): Promise<void> {
    const held = await open();
    if (held === null) return;
    await sealWaiting(held);
    if (!erasuresFinished) await finishErasing(held, now);
    erasuresFinished = true;
    if (await encryptNext()) goOnEncrypting();
  }

  /**
   * Writes the database first, then the vault's head: if a worker dies in between, the entry's MAC proves that it is ours.
   * The other way around, the chain would look truncated.
   */
  async function sealWaiting(held: OpenHistory): Promise<void> {
    const { receipts } = await readAllWaiting(held);
    const at = now();
    const dates = receipts.map(({ receipt }) => receipt.closedAt);
    const clock = withReading(held.chain.clock, at, held.chain.head.seq, dates);
    const overdue = await isOldestDue(store, { ...held.chain, clock }, held.reading, at);
    if (receipts.length === 0 && !overdue) {
      if (clock !== held.chain.clock) await update((latest) => ({ ...latest, clock }));
      return;
    }
    const history = await ready(held);
    if (history === null) return;
    const { chain, reading } = history;
    let link = await tail(history);
    for (const waits of receipts) {
      const appended = await append(history, waits, link, randomBytes);
      link = appended.link;
      // A receipt that contradicts its case's sealed entries stays, and is reported when the chain is verified.
      if (appended.standing === 'known') await store.dropWaiting([waits.tag]);
      if (appended.standing !== 'contrary') await waiting.drop([waits.tag]);
    }
    const old = overdue ? await lastDue(store, { ...chain, clock }, reading, at) : null;
    const anchor = old !== null && old.seq > chain.anchor.seq ? old : chain.anchor;
    if (link.seq !== chain.head.seq || anchor !== chain.anchor || clock !== held.chain.clock) {
      const head = { seq: link.seq, mac: link.mac };
      const gone = old?.seq ?? 0;
      const change = ({ erased, ...latest }: ChainState): ChainState => {
        return { ...latest, erased: erased.filter((seq) => seq > gone), head, anchor, clock };
      };
      if (!(await update(change))) return;
    }
    // Removal is recorded first, so that missing entries are never mistaken for tampering.
    if (old !== null) await store.removeUpTo(old.seq);
  }

  /** Encrypts a batch of version 2's rows. Returns whether there may be more. */
  async function encryptNext(): Promise<boolean> {
    const history = await open();
    if (history === null || !history.reading.plain || encryptedUpTo === null) return false;
    // After the last batch, unencrypted waiting receipts are no longer accepted.
    await sealWaiting(history);
    encryptedUpTo = await encryptPlain({ ...history, update }, encryptedUpTo);
    return encryptedUpTo !== null;
  }

  /** Lets other work run between batches. If this worker dies, the next one continues. */
  function goOnEncrypting(): void {
    serially(encryptNext).then(
      (more) => more && goOnEncrypting(),
      () => undefined,
    );
  }

  /** Counts the waiting receipts, by whether they would be added. */
  async function besideOf(history: OpenHistory): Promise<Beside> {
    const { receipts, foreign, odd } = await readAllWaiting(history);
    const weighed = await Promise.all(receipts.map(({ receipt }) => weigh(history, receipt)));
    const contrary = weighed.filter(({ standing }) => standing === 'contrary').length;
    return { unsealed: receipts.length - contrary, foreign, refused: odd + contrary };
  }

  return {
    async put(receipt) {
      await serially(() => keep(receipt));
      // The rest is not awaited: whatever fails is repeated at the next opportunity.
      serially(sealAll).catch(() => undefined);
    },
    sealPending: () => serially(sealAll),
    keys: () =>
      serially(async () => {
        const held = await open();
        return held === null ? null : ((await ready(held))?.chain ?? null);
      }),
    async page(query, before, limit) {
      return findPage(store, await needed(), query, { before, limit });
    },
    async get(seq) {
      const history = await open();
      if (history === null) return null;
      const row = await readRow(await store.get(seq), history.reading);
      return row === null ? null : entryOf(row, history.chain.erased);
    },
    erase: (seq) =>
      serially(async () => {
        const history = await open();
        return history === null ? false : erase(history, seq, { now, update });
      }),
    verify: () =>
      serially(async () => {
        // Rows that cannot be encrypted or sealed now are verified as they are.
        while (await encryptNext().catch(() => false));
        const held = await open();
        const history = held === null ? null : await ready(held);
        if (history === null) return null;
        await finishErasing(history, now);
        const beside = await besideOf(history);
        return verifyChain(store.after(beforeAll), history.chain, history.reading, beside);
      }),
    async unboundSince(app, since) {
      const history = await needed();
      const until = countedUntil(history.chain.clock, { since, now: now() });
      const values = await store.closedBetween(since, until);
      const rows = await Promise.all(values.map((value) => readRow(value, history.reading)));
      const { receipts } = await readAllWaiting(history);
      const read = [...rows.filter((row) => row !== null), ...receipts];
      const unread = values.filter((_, index) => rows[index] === null);
      const times = read.map(({ receipt }) => receipt);
      return [...unbindingTimes(times, app, since, until), ...unreadTimes(unread, since, until)];
    },
  };
}
