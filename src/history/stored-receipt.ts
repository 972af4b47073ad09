import * as v from 'valibot';
import type { Receipt } from '../case/receipt';
import { decodeBase64, encodeBase64 } from '../primitives/base64';
import type { KeyRing } from './key-ring';
import { parseReceipt } from './receipt-schema';

/** An encrypted receipt that waits to be added to the chain. In base64, because `storage.local` holds only JSON. */
export interface StoredReceipt {
  /** The same for all receipts of a case. Only the newest waits. */
  readonly tag: string;
  readonly keyId: string;
  readonly iv: string;
  readonly ciphertext: string;
}

const text = v.pipe(v.string(), v.maxLength(1_000_000));
const storedReceiptSchema: v.GenericSchema<unknown, StoredReceipt> = v.strictObject({
  tag: text,
  keyId: text,
  iv: text,
  ciphertext: text,
});

/**
 * A waiting value:
 * - `receipt`: one of ours;
 * - `foreign`: written under an unknown key, as by an earlier vault;
 * - `odd`: anything else.
 */
export type Waiting =
  | { readonly kind: 'receipt'; readonly tag: string; readonly receipt: Receipt }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'odd' };

export async function encryptReceipt(receipt: Receipt, ring: KeyRing): Promise<StoredReceipt> {
  const [tag] = await ring.caseTags(receipt.caseId);
  const { keyId, iv, ciphertext } = await ring.encrypt(JSON.stringify(receipt), contextOf(tag));
  return { tag, keyId, iv: encodeBase64(iv), ciphertext: encodeBase64(ciphertext) };
}

/** @param plain whether unencrypted receipts of version 2 are accepted, because not all are encrypted yet */
export async function readWaiting(
  value: unknown,
  { ring, plain }: { readonly ring: KeyRing; readonly plain: boolean },
): Promise<Waiting> {
  const stored = v.safeParse(storedReceiptSchema, value);
  if (!stored.success) {
    const receipt = plain ? plainReceipt(value) : null;
    return receipt === null
      ? { kind: 'odd' }
      : { kind: 'receipt', tag: plainTag(receipt.caseId), receipt };
  }
  const { tag, keyId } = stored.output;
  if (!ring.knows(keyId)) return { kind: 'foreign' };
  const [iv, ciphertext] = [decodeBase64(stored.output.iv), decodeBase64(stored.output.ciphertext)];
  if (iv === null || ciphertext === null) return { kind: 'odd' };
  const json = await ring.decrypt({ keyId, iv, ciphertext }, contextOf(tag));
  const receipt = json === null ? null : parseReceipt(JSON.parse(json));
  return receipt === null ? { kind: 'odd' } : { kind: 'receipt', tag, receipt };
}

/** A waiting receipt's tag. Null if it has none. */
export function tagOf(value: unknown): string | null {
  const tag: unknown = Reflect.get(Object(value), 'tag');
  if (typeof tag === 'string') return tag;
  const receipt = plainReceipt(value);
  return receipt === null ? null : plainTag(receipt.caseId);
}

/** The tag of a receipt of version 2. */
export function plainTag(caseId: unknown): string {
  return `plain:${String(caseId)}`;
}

/** Version 2 stored receipts unencrypted. The database moves them under `receipt`. */
function plainReceipt(value: unknown): Receipt | null {
  return parseReceipt(value) ?? parseReceipt(Reflect.get(Object(value), 'receipt'));
}

function contextOf(tag: string): readonly unknown[] {
  return ['waiting', tag];
}
