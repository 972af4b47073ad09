import type { Bytes } from './data-key';
import { dataKeyId, subKey } from './data-key';

export type KeyPurpose = 'case' | 'receipts' | 'search';

/** A key for one purpose. `id` names the data key that it comes from (hex, safe to store beside a ciphertext). */
export interface PurposeKey {
  readonly id: string;
  readonly bytes: Bytes;
}

/** The keys for a purpose, in the order of the data keys they come from. */
export function purposeKeys(
  purpose: KeyPurpose,
  dataKeys: readonly Bytes[],
): Promise<readonly PurposeKey[]> {
  return Promise.all(
    dataKeys.map(async (dataKey) => ({
      id: await dataKeyId(dataKey),
      bytes: await subKey(dataKey, purpose),
    })),
  );
}
