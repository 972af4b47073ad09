import type { Receipt } from '../../case/receipt';
import { type ChainState, noChain } from '../chain-state';
import { createKeeper, type Keeper } from '../keeper';
import { type KeyRing, openKeyRing, type PurposeKey } from '../key-ring';
import type { ReadRow } from '../row';
import { readWaiting } from '../stored-receipt';
import { readRow } from '../stored-row';
import { createWaitingReceipts } from '../waiting-receipts';
import { MemoryStore } from './memory-store';
import { aReceipt } from './receipts';

export const day = 86_400_000;
export const noon = Date.UTC(2026, 5, 1, 12);

export const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A key with a new name, like the vault's. */
export function aKey(): PurposeKey {
  return { id: crypto.randomUUID(), bytes: randomBytes(32) };
}

/** A keeper with a store, a vault and a clock that a test may do anything to. */
export interface Bench {
  readonly keeper: Keeper;
  readonly store: MemoryStore;
  chain: ChainState;
  open: boolean;
  /** What the vault has for each purpose, newest first. */
  keys: { receipts: readonly PurposeKey[]; search: readonly PurposeKey[] };
  /** Whether the keys are still in memory although the vault is locked. */
  keysHeld: boolean;
  now: number;
  /** The vault refuses to be written to. */
  stuck: boolean;
  /** Receipts that the database did not take, and whether they can be stored at all. */
  aside: unknown;
  asideFails: boolean;
  /** The keys, as a ring. */
  ring(): Promise<KeyRing>;
  /** The stored rows that can be read. */
  rows(): Promise<readonly ReadRow[]>;
  /** The receipts that wait in the database. */
  waiting(): Promise<readonly Receipt[]>;
  /** A worker's death: another keeper on the same disk. */
  another(): Keeper;
}

/** @param given what is on the disk, and what an open vault has */
export function bench(given: Partial<Pick<Bench, 'chain' | 'keys' | 'aside'>> = {}): Bench {
  const store = new MemoryStore();
  const another = () =>
    createKeeper({
      store,
      waiting: createWaitingReceipts({
        get: async () => state.aside,
        set: async (value) => {
          if (state.asideFails) throw new Error('quota');
          state.aside = value;
        },
        remove: async () => {
          state.aside = null;
        },
      }),
      state: async () => (state.open ? state.chain : null),
      update: async (change) => {
        if (state.stuck) throw new Error('quota');
        if (state.open) state.chain = change(state.chain);
        return state.open;
      },
      keysFor: async (purpose) => (state.open || state.keysHeld ? state.keys[purpose] : null),
      randomBytes,
      now: () => state.now,
    });
  const ring = async () => {
    const opened = await openKeyRing(async (purpose) => state.keys[purpose], randomBytes);
    if (opened === null) throw new Error('there are no keys');
    return opened;
  };
  const state: Bench = {
    store,
    chain: noChain,
    open: true,
    keys: { receipts: [aKey()], search: [aKey()] },
    keysHeld: false,
    now: noon,
    stuck: false,
    aside: null,
    asideFails: false,
    keeper: another(),
    ring,
    async rows() {
      const reading = { ring: await ring(), plain: !state.chain.encrypted };
      const rows = await Promise.all(store.rows.map((row) => readRow(row, reading)));
      return rows.filter((row) => row !== null);
    },
    async waiting() {
      const reading = { ring: await ring(), plain: !state.chain.encrypted };
      const read = await Promise.all(store.aside.map((each) => readWaiting(each, reading)));
      return read.flatMap((each) => (each.kind === 'receipt' ? [each.receipt] : []));
    },
    another,
    ...given,
  };
  return state;
}

/** Nobody waits for the chain but these tests. */
export async function putAndSeal(keeper: Keeper, receipt: Receipt): Promise<void> {
  await keeper.put(receipt);
  await keeper.sealPending().catch(() => undefined);
}

export async function filled(count: number): Promise<Bench> {
  const desk = bench();
  for (let index = 1; index <= count; index += 1) {
    await putAndSeal(desk.keeper, aReceipt({ caseId: `case-${index}`, closedAt: noon + index }));
  }
  return desk;
}
