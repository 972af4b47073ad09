import * as v from 'valibot';
import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { decrypt, encrypt } from './cipher';
import type { PurposeKey } from './purpose-keys';
import { secureRandomBytes } from './random-bytes';

/** A text sealed with one of the vault's keys, which `keyId` names. The others are base64. */
export const SealedTextSchema = v.object({
  keyId: v.string(),
  iv: v.string(),
  ciphertext: v.string(),
});

export type SealedText = Readonly<v.InferOutput<typeof SealedTextSchema>>;

/** @param context authenticated but not stored: a text sealed in one context does not open in another. */
export async function sealText(
  { id, bytes }: PurposeKey,
  text: string,
  context: string,
): Promise<SealedText> {
  const sealed = await encrypt(bytes, encoded(text), encoded(context), secureRandomBytes);
  return {
    keyId: id,
    iv: encodeBase64(sealed.iv),
    ciphertext: encodeBase64(sealed.ciphertext),
  };
}

/** The text; null if no key opens it, because it was changed or was sealed in another context or by another vault. */
export async function openText(
  keys: readonly PurposeKey[],
  sealed: SealedText,
  context: string,
): Promise<string | null> {
  const key = keys.find(({ id }) => id === sealed.keyId);
  const iv = decodeBase64(sealed.iv);
  const ciphertext = decodeBase64(sealed.ciphertext);
  if (key === undefined || iv === null || ciphertext === null) return null;
  try {
    const plaintext = await decrypt(key.bytes, { iv, ciphertext }, encoded(context));
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  } catch {
    return null;
  }
}

function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
