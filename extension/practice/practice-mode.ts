import * as v from 'valibot';
import * as storageKeys from '../../src/platform/storage-keys';
import { storedItem } from '../../src/platform/stored-item';

/** Whether practice goes on, and who is on the line there. */
export interface PracticeMode {
  /** A mode that cannot be read is none. */
  isOn(): Promise<boolean>;
  /** Null where practice is not on. */
  callerId(): Promise<string | null>;
  /** Begins practice with a caller, or puts another one on the line. */
  set(callerId: string): Promise<void>;
  end(): Promise<void>;
}

export function createPracticeMode(): PracticeMode {
  const item = storedItem(storageKeys.practice, (value) =>
    v.parse(v.object({ callerId: v.string() }), value),
  );
  /** What this worker knows, since nobody else begins or ends practice. */
  let known: boolean | null = null;
  return {
    async isOn() {
      if (known !== null) return known;
      try {
        const found = (await item.get()) !== null;
        known ??= found;
        return known;
      } catch {
        return false;
      }
    },
    callerId: async () => (await item.get().catch(() => null))?.callerId ?? null,
    async set(callerId) {
      await item.set({ callerId });
      known = true;
    },
    async end() {
      await item.remove();
      known = false;
    },
  };
}
