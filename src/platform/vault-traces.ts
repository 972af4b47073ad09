import * as v from 'valibot';
import type { VaultTraces } from '../vault/lost-vault';
import { saysDeleted } from '../vault/vault-copy';
import type { Database } from './receipt-database';
import * as storageKeys from './storage-keys';
import { type StoredItem, storedItem } from './stored-item';
import { vaultCopyItem } from './vault-copy-item';

const closedAtSchema = v.object({ closedAt: v.number() });

/** The traces of a vault elsewhere. Unreadable ones count as absent. */
export async function vaultTraces(receipts: () => Promise<Database>): Promise<VaultTraces> {
  const [copy, used, current, waiting, lastClosedAt] = await Promise.all([
    vaultCopyItem.get().catch(() => null),
    isThere(storedItem(storageKeys.newestVersion, asIs)),
    isThere(storedItem(storageKeys.currentCase, asIs)),
    isThere(storedItem(storageKeys.waitingReceipts, asIs)),
    lastReceipts(receipts).catch((): (number | null)[] => []),
  ]);
  const known = lastClosedAt.filter((time): time is number => time !== null);
  return {
    deleted: saysDeleted(copy),
    used,
    case: current,
    receipts:
      waiting || lastClosedAt.length > 0
        ? { lastClosedAt: known.length === 0 ? null : Math.max(...known) }
        : null,
  };
}

const asIs = (value: unknown): unknown => value;

const isThere = async (item: StoredItem<unknown>): Promise<boolean> =>
  (await item.get().catch(() => null)) !== null;

/** When the last receipt of each store was closed; null if it does not say. Empty stores are omitted. */
async function lastReceipts(receipts: () => Promise<Database>): Promise<(number | null)[]> {
  const database = await receipts();
  const lasts = await Promise.all(
    [...database.objectStoreNames].map(async (name) => {
      const cursor = await database.transaction(name).store.openCursor(null, 'prev');
      if (cursor === null) return [];
      const last = v.safeParse(closedAtSchema, cursor.value);
      return [last.success ? last.output.closedAt : null];
    }),
  );
  return lasts.flat();
}
