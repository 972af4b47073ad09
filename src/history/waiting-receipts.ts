import { type StoredReceipt, tagOf } from './stored-receipt';

/** Where receipts wait. What cannot be read among them is kept as it is. Every method rejects when storage fails. */
export interface WaitingCell {
  /** Null where nothing waits. */
  get(): Promise<unknown>;
  set(value: readonly unknown[]): Promise<void>;
  remove(): Promise<void>;
}

/** Receipts that the database did not take, until it does: one for each case, the newest. */
export interface WaitingReceipts {
  list(): Promise<readonly unknown[]>;
  put(receipt: StoredReceipt): Promise<void>;
  drop(tags: readonly string[]): Promise<void>;
  clear(): Promise<void>;
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

  const without = (values: readonly unknown[], tags: readonly string[]) =>
    values.filter((value) => !tags.includes(tagOf(value) ?? ''));

  return {
    list: load,
    put: async (receipt) => save([...without(await load(), [receipt.tag]), receipt]),
    async drop(tags) {
      const before = await load();
      const after = without(before, tags);
      if (after.length !== before.length) await save(after);
    },
    clear: () => save([]),
  };
}

function asList(value: unknown): readonly unknown[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}
