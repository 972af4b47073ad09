import type { StoredItem } from './stored-item';

/**
 * An item that nobody else writes, and whose owner waits for each call before the next. What is known to be there is not
 * asked for again; after a write that failed, nothing is known.
 */
export function rememberedItem<T>(item: StoredItem<T>): StoredItem<T> {
  let known: T | null = null;
  async function write(change: Promise<void>, value: T | null): Promise<void> {
    known = null;
    await change;
    known = value;
  }
  return {
    get: async () => {
      known ??= await item.get();
      return known;
    },
    set: (value) => write(item.set(value), value),
    remove: () => write(item.remove(), null),
  };
}
