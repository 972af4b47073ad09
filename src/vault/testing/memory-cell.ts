import type { Cell } from '../vault-disk';

/** A place to store something, in memory. */
export function memoryCell<T>(): Cell<T> {
  let kept: T | null = null;
  return {
    get: async () => kept,
    set: async (value) => {
      kept = value;
    },
    remove: async () => {
      kept = null;
    },
  };
}
