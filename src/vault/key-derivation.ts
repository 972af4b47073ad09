import { argon2id } from 'hash-wasm';
import { type KdfParameters, KEY_BYTES, kdfParametersAcceptable } from './kdf-parameters';

/**
 * Derives the 32-byte vault key from a passphrase with Argon2id (version 1.3).
 *
 * The passphrase is NFKC-normalized first, so that the same words typed on another keyboard or operating system
 * (composed or decomposed accents, full-width letters) open the same vault.
 *
 * @throws RangeError when the passphrase is empty or the parameters are outside the accepted bounds.
 * @see https://www.rfc-editor.org/rfc/rfc9106
 */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  parameters: KdfParameters,
): Promise<Uint8Array<ArrayBuffer>> {
  if (passphrase === '') throw new RangeError('The passphrase is empty.');
  if (!kdfParametersAcceptable(parameters)) {
    throw new RangeError('The key derivation parameters are outside the accepted bounds.');
  }
  const key = await argon2id({
    password: new TextEncoder().encode(passphrase.normalize('NFKC')),
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return new Uint8Array(key);
}
