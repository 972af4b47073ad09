import * as v from 'valibot';
import * as storageKeys from '../../src/platform/storage-keys';
import { storedItem } from '../../src/platform/stored-item';

/** Whether practice mode is on, and who is on the line. */
export interface PracticeMode {
  /** False if the mode cannot be read. */
  isOn(): Promise<boolean>;
  /** Null if practice mode is off. */
  callerId(): Promise<string | null>;
  /** Turns practice mode on with a caller, or switches to another caller. */
  set(callerId: string): Promise<void>;
  end(): Promise<void>;
}

export function createPracticeMode(): PracticeMode {
  const item = storedItem(storageKeys.practice, (value) =>
    v.parse(v.object({ callerId: v.string() }), value),
  );
  /** Cached, since only this worker turns practice mode on or off. */
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
