import { encodeBase64 } from '../primitives/base64';
import { decrypt, encrypt } from './cipher';
import { KEY_BYTES } from './kdf-parameters';
import type { RandomBytes } from './random-bytes';
import { storedBytes } from './record-fields';
import { VaultError } from './vault-error';

export type Bytes = Uint8Array<ArrayBuffer>;

/** What is derived from the data key: a key for each use, so that none can replace another, and its public name. */
type SubKeyUse = 'vault' | 'case' | 'receipts' | 'search' | 'id' | PasskeyUse;

/** What is derived for a passkey: from the PRF's output, and from the secret that its key shares with a sender's. */
type PasskeyUse = 'passkey' | 'passkey-wrap';

/** Long enough that no two data keys of a desk share a name. */
const ID_BYTES = 16;

export const newDataKey = (randomBytes: RandomBytes): Bytes => randomBytes(KEY_BYTES);

/** A 32-byte key for one use. @see https://www.rfc-editor.org/rfc/rfc5869 */
export async function subKey(
  dataKey: Uint8Array,
  use: SubKeyUse,
  length = KEY_BYTES,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(dataKey), 'HKDF', false, [
    'deriveBits',
  ]);
  // The data key is uniformly random, so HKDF needs no salt.
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(use) },
    key,
    length * 8,
  );
  return new Uint8Array(bits);
}

/** A data key's name in hex. It reveals nothing about the key. */
export async function dataKeyId(dataKey: Uint8Array): Promise<string> {
  const bytes = await subKey(dataKey, 'id', ID_BYTES);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A wrapped data key as stored, in base64. */
interface WrappedKey {
  readonly cipher: { readonly name: 'AES-256-GCM'; readonly iv: string };
  readonly wrapped: string;
}

/** Seals a data key with a wrapping key. `origin` says where that comes from, and is authenticated. */
export async function wrapDataKey(
  dataKey: Bytes,
  wrappingKey: Uint8Array,
  origin: Bytes,
  randomBytes: RandomBytes,
): Promise<WrappedKey> {
  const { iv, ciphertext } = await encrypt(wrappingKey, dataKey, origin, randomBytes);
  return {
    cipher: { name: 'AES-256-GCM', iv: encodeBase64(iv) },
    wrapped: encodeBase64(ciphertext),
  };
}

/** @throws VaultError `wrong-passphrase` when the wrapping key is another one. */
export async function unwrapDataKey(
  { cipher, wrapped }: WrappedKey,
  wrappingKey: Uint8Array,
  origin: Bytes,
): Promise<Bytes> {
  try {
    const sealed = { iv: storedBytes(cipher.iv), ciphertext: storedBytes(wrapped) };
    return await decrypt(wrappingKey, sealed, origin);
  } catch (cause) {
    throw new VaultError('wrong-passphrase', 'The passphrase does not open this vault.', { cause });
  }
}
