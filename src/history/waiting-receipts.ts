import type { Receipt } from '../case/receipt';
import { parseReceipt } from './receipt-schema';

/** Where receipts wait. What cannot be read among them is kept as it is. Every method rejects when storage fails. */
export interface WaitingCell {
  /** Null where nothing waits. */
  get(): Promise<unknown>;
  set(value: readonly unknown[]): Promise<void>;
  remove(): Promise<void>;
}

/** Receipts that the database did not take, until it does: one for each case, the newest. */
export interface WaitingReceipts {
  list(): Promise<readonly Receipt[]>;
  put(receipt: Receipt): Promise<void>;
  drop(caseIds: readonly string[]): Promise<void>;
}

/** The cell has no other writer, and each call is waited for before the next. So it is read once. */
export function createWaitingReceipts(cell: WaitingCell): WaitingReceipts {
  let known: readonly unknown[] | null = null;

  async function load(): Promise<readonly unknown[]> {
    known ??= asList(await cell.get());
    return known;
  }

  async function save(values: readonly unknown[]): Promise<void> {
    // After a write that failed, nothing is known.
    known = null;
    await (values.length === 0 ? cell.remove() : cell.set(values));
    known = values;
  }

  const without = (values: readonly unknown[], caseIds: readonly string[]) =>
    values.filter((value) => !caseIds.includes(parseReceipt(value)?.caseId ?? ''));

  return {
    list: async () =>
      (await load()).map(parseReceipt).filter((each): each is Receipt => each !== null),
    put: async (receipt) => save([...without(await load(), [receipt.caseId]), receipt]),
    async drop(caseIds) {
      const before = await load();
      const after = without(before, caseIds);
      if (after.length !== before.length) await save(after);
    },
  };
}

function asList(value: unknown): readonly unknown[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}
