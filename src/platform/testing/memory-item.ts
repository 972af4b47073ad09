import type { StoredItem } from '../stored-item';

/** A stored item in memory. `value` is what is stored. */
export function memoryItem<T>(): StoredItem<T> & { value: T | null } {
  const cell: StoredItem<T> & { value: T | null } = {
    value: null,
    get: async () => cell.value,
    set: async (value) => {
      cell.value = structuredClone(value);
    },
    remove: async () => {
      cell.value = null;
    },
  };
  return cell;
}
