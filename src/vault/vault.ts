import { decodeBase64, encodeBase64 } from './base64';
import { decrypt, encrypt } from './cipher';
import { DEFAULT_KDF_PARAMETERS, type KdfParameters } from './kdf-parameters';
import { deriveKey, SALT_BYTES } from './key-derivation';
import { type RandomBytes, secureRandomBytes } from './random-bytes';
import {
  authenticatedBytes,
  checksumOf,
  parseRecord,
  type StoredVault,
  splitStoredVault,
  VAULT_VERSION,
  type VaultKdf,
  type VaultRecord,
} from './record';
import { VaultError } from './vault-error';

/** Checks opened content and gives it its type; throws when it is not what is expected. */
export type ContentParser<T> = (value: unknown) => T;

type Bytes = Uint8Array<ArrayBuffer>;

function storedBytes(base64: string): Bytes {
  const bytes = decodeBase64(base64);
  if (bytes === null) throw new VaultError('corrupt', 'The vault record is damaged.');
  return bytes;
}

async function sealRecord(
  key: Uint8Array,
  kdf: VaultKdf,
  content: unknown,
  randomBytes: RandomBytes,
): Promise<VaultRecord> {
  const json: string | undefined = JSON.stringify(content);
  if (json === undefined) throw new TypeError('The content of a vault must have a JSON form.');
  const header = { version: VAULT_VERSION, kind: 'vault', kdf } as const;
  const plaintext = new Uint8Array(new TextEncoder().encode(json));
  const sealed = await encrypt(key, plaintext, authenticatedBytes(header), randomBytes);
  const body = {
    ...header,
    cipher: { name: 'AES-256-GCM', iv: encodeBase64(sealed.iv) },
    ciphertext: encodeBase64(sealed.ciphertext),
  } as const;
  return { ...body, checksum: await checksumOf(body) };
}

async function openRecord(record: VaultRecord, key: Uint8Array): Promise<Bytes> {
  const sealed = {
    iv: storedBytes(record.cipher.iv),
    ciphertext: storedBytes(record.ciphertext),
  };
  try {
    return await decrypt(key, sealed, authenticatedBytes(record));
  } catch (cause) {
    throw new VaultError('wrong-passphrase', 'The passphrase does not open this vault.', { cause });
  }
}

function parseContent<T>(plaintext: Bytes, parse: ContentParser<T>): T {
  try {
    return parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch {
    // No cause: the errors of JSON.parse and of schemas quote their input, which is the vault's content.
    throw new VaultError('unreadable', 'The vault opened, but its content is not as expected.');
  }
}

type Intact = { readonly record: VaultRecord; readonly recovered: boolean };

/**
 * The record to work with: the current one, or the previous when the current is damaged. A record of an unknown
 * version is not damaged but newer, and going back behind it would lose what it holds.
 */
async function intactRecord(stored: unknown): Promise<Intact> {
  const { current, previous } = splitStoredVault(stored);
  try {
    return { record: await parseRecord(current), recovered: false };
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'unknown-version') throw error;
    try {
      return { record: await parseRecord(previous), recovered: true };
    } catch {
      throw error;
    }
  }
}

/**
 * Makes a new vault. The caller has checked the passphrase against the rules, and stores the record as
 * `{ current: record, previous: null }`: a previous record of another passphrase must not survive.
 *
 * @param content anything with a JSON form.
 * @returns the record, and the 32-byte key that opens it.
 * @throws RangeError when the passphrase is empty or the parameters are below the floor; TypeError without JSON form.
 */
export async function createVault(
  passphrase: string,
  content: unknown,
  options: { kdfParameters?: KdfParameters; randomBytes?: RandomBytes } = {},
): Promise<{ record: VaultRecord; key: Bytes }> {
  const { memoryKiB, iterations, parallelism } = options.kdfParameters ?? DEFAULT_KDF_PARAMETERS;
  const randomBytes = options.randomBytes ?? secureRandomBytes;
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey(passphrase, salt, { memoryKiB, iterations, parallelism });
  const kdf: VaultKdf = {
    name: 'argon2id',
    memoryKiB,
    iterations,
    parallelism,
    salt: encodeBase64(salt),
  };
  return { record: await sealRecord(key, kdf, content, randomBytes), key };
}

/**
 * Opens a stored vault with its passphrase.
 *
 * @param stored a {@link StoredVault} as it came out of storage, unchecked.
 * @returns the key for later {@link openVault} and {@link sealVault}, the content, and `recovered: true` when the
 *   current record was damaged and the previous one was opened instead. Before the next write the caller then puts the
 *   damaged record aside, since {@link sealVault} does not carry it on.
 * @throws VaultError; a wrong passphrase on an intact current record is never tried on the previous one.
 */
export async function unlockVault<T>(
  stored: unknown,
  passphrase: string,
  parse: ContentParser<T>,
): Promise<{ key: Bytes; content: T; recovered: boolean }> {
  const { record, recovered } = await intactRecord(stored);
  if (passphrase === '') throw new VaultError('wrong-passphrase', 'The passphrase is empty.');
  const key = await deriveKey(passphrase, storedBytes(record.kdf.salt), record.kdf);
  const content = parseContent(await openRecord(record, key), parse);
  return { key, content, recovered };
}

/**
 * Opens a stored vault with its key, without the cost of a derivation; otherwise as {@link unlockVault}.
 * @throws VaultError; `wrong-passphrase` here means that the key is not (or no longer) this vault's.
 */
export async function openVault<T>(
  stored: unknown,
  key: Uint8Array,
  parse: ContentParser<T>,
): Promise<T> {
  const { record } = await intactRecord(stored);
  return parseContent(await openRecord(record, key), parse);
}

/**
 * Writes new content under the same key and a fresh IV. The old current record becomes the previous one; when the old
 * current is damaged, the old previous stays.
 *
 * @throws VaultError `wrong-passphrase` when the key does not open what is stored (writing with it would lock the
 *   agent out), and whatever {@link unlockVault} throws for damaged records; TypeError without JSON form.
 */
export async function sealVault(
  stored: unknown,
  key: Uint8Array,
  content: unknown,
  options: { randomBytes?: RandomBytes } = {},
): Promise<StoredVault> {
  const { record } = await intactRecord(stored);
  await openRecord(record, key);
  const randomBytes = options.randomBytes ?? secureRandomBytes;
  return { current: await sealRecord(key, record.kdf, content, randomBytes), previous: record };
}
