import type { Receipt } from '../../case/receipt';
import { type ChainState, noChain } from '../chain-state';
import { createKeeper, type Keeper } from '../keeper';
import { createWaitingReceipts } from '../waiting-receipts';
import { MemoryStore } from './memory-store';
import { aReceipt } from './receipts';

export const day = 86_400_000;
export const noon = Date.UTC(2026, 5, 1, 12);

/** A keeper with a store, a vault and a clock that a test may do anything to. */
export interface Bench {
  readonly keeper: Keeper;
  readonly store: MemoryStore;
  chain: ChainState;
  open: boolean;
  now: number;
  /** The vault refuses to be written to. */
  stuck: boolean;
  /** Receipts that the database did not take, and whether they can be stored at all. */
  aside: unknown;
  asideFails: boolean;
}

export function bench(): Bench {
  const store = new MemoryStore();
  const state: Bench = {
    store,
    chain: noChain,
    open: true,
    now: noon,
    stuck: false,
    aside: null,
    asideFails: false,
    keeper: createKeeper({
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
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      now: () => state.now,
    }),
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
