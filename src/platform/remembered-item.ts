import type { StoredItem } from './stored-item';

/**
 * Caches an item that has no other writer, and whose owner awaits each call before the next. A known value is not read
 * again; after a failed write, nothing is known.
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
