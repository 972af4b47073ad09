import { KEY_BYTES } from './kdf-parameters';
import type { RandomBytes } from './random-bytes';

/** 96-bit IV, the length GCM is specified for. @see https://doi.org/10.6028/NIST.SP.800-38D §8.2 */
export const IV_BYTES = 12;

/** 128-bit authentication tag, appended to the ciphertext by Web Crypto. */
export const TAG_BYTES = 16;

export type Sealed = {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
};

async function importKey(key: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  // Web Crypto also accepts 16 or 24 bytes, and would silently use a weaker AES.
  if (key.length !== KEY_BYTES) throw new RangeError(`A vault key has ${KEY_BYTES} bytes.`);
  return crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, [usage]);
}

/** Encrypts with AES-256-GCM and a fresh IV; `additionalData` is authenticated but not included. */
export async function encrypt(
  key: Uint8Array,
  plaintext: Uint8Array<ArrayBuffer>,
  additionalData: Uint8Array<ArrayBuffer>,
  randomBytes: RandomBytes,
): Promise<Sealed> {
  const iv = randomBytes(IV_BYTES);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData, tagLength: TAG_BYTES * 8 },
    await importKey(key, 'encrypt'),
    plaintext,
  );
  return { iv, ciphertext: new Uint8Array(ciphertext) };
}

/**
 * Decrypts the result of {@link encrypt}.
 * @throws DOMException `OperationError` when key, IV, ciphertext or additional data are not the ones it was made with;
 *   RangeError when the key is not 32 bytes long.
 */
export async function decrypt(
  key: Uint8Array,
  sealed: Sealed,
  additionalData: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const plaintext = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.iv, additionalData, tagLength: TAG_BYTES * 8 },
    await importKey(key, 'decrypt'),
    sealed.ciphertext,
  );
  return new Uint8Array(plaintext);
}
