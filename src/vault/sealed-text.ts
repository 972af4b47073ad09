import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { decrypt, encrypt } from './cipher';
import type { PurposeKey } from './purpose-keys';
import { secureRandomBytes } from './random-bytes';

/** A text under one of the vault's keys. `keyId` says which; the others are base64. */
export interface SealedText {
  readonly keyId: string;
  readonly iv: string;
  readonly ciphertext: string;
}

/** @param context authenticated, and not contained: a text sealed in one context does not open in another. */
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

/** The text, or null where none of the keys opens it: it was changed, or sealed in another context or by another vault. */
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
