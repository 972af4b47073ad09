import { encodeBase64 } from '../primitives/base64';
import {
  type Bytes,
  type Formats,
  type IntactRecord,
  knownFormats,
  readRecord,
  sealRecord,
} from './formats';
import {
  DEFAULT_KDF_PARAMETERS,
  type DeriveKey,
  type KdfParameters,
  SALT_BYTES,
} from './kdf-parameters';
import { type RandomBytes, secureRandomBytes } from './random-bytes';
import {
  type RecordKind,
  type StoredVault,
  splitStoredVault,
  type VaultKdf,
  type VaultRecord,
} from './record';
import { VaultError } from './vault-error';

/** Checks opened content and gives it its type; throws when it is not what is expected. */
export type ContentParser<T> = (value: unknown) => T;

/** What is opened, where it is not a vault of a known format. */
export interface Reading {
  readonly kind?: RecordKind;
  readonly formats?: Formats;
}

function parseContent<T>(plaintext: Bytes, parse: ContentParser<T>): T {
  try {
    return parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch {
    // No cause: the errors of JSON.parse and of schemas quote their input, which is the vault's content.
    throw new VaultError('unreadable', 'The vault opened, but its content is not as expected.');
  }
}

type Intact = IntactRecord & { readonly recovered: boolean };

/**
 * The record to work with: the current one, or the previous when the current is damaged. A record of an unknown
 * version is not damaged but newer, and going back behind it would lose what it holds.
 */
async function intactRecord(
  stored: unknown,
  { kind = 'vault', formats = knownFormats }: Reading = {},
): Promise<Intact> {
  const { current, previous } = splitStoredVault(stored);
  try {
    return { ...(await readRecord(current, kind, formats)), recovered: false };
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'unknown-version') throw error;
    try {
      return { ...(await readRecord(previous, kind, formats)), recovered: true };
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
  deriveKey: DeriveKey,
  options: { kind?: RecordKind; kdfParameters?: KdfParameters; randomBytes?: RandomBytes } = {},
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
  return {
    record: await sealRecord(options.kind ?? 'vault', key, kdf, content, randomBytes),
    key,
  };
}

/**
 * Opens a stored vault with its passphrase.
 *
 * @param stored a {@link StoredVault} as it came out of storage, unchecked.
 * @returns the key for later {@link openVault} and {@link sealVault}, the content, `recovered: true` when the
 *   current record was damaged and the previous one was opened instead, and as `renewal` what a new record is to be
 *   derived with, when this one is of an older format or cheaper to guess. The caller puts a damaged record aside before the
 *   next write, since {@link sealVault} does not carry it on, and renews the record while the passphrase is there.
 * @throws VaultError; a wrong passphrase on an intact current record is never tried on the previous one.
 */
export async function unlockVault<T>(
  stored: unknown,
  passphrase: string,
  parse: ContentParser<T>,
  deriveKey: DeriveKey,
  reading?: Reading,
): Promise<{ key: Bytes; content: T; recovered: boolean; renewal: KdfParameters | null }> {
  const { derive, open, recovered, renewal } = await intactRecord(stored, reading);
  if (passphrase === '') throw new VaultError('wrong-passphrase', 'The passphrase is empty.');
  const key = await derive(passphrase, deriveKey);
  const content = parseContent(await open(key), parse);
  return { key, content, recovered, renewal };
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
  const { open } = await intactRecord(stored);
  return parseContent(await open(key), parse);
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
  const { record, open } = await intactRecord(stored);
  if (record === null)
    throw new VaultError('unknown-version', 'Nothing is written in this format.');
  await open(key);
  const randomBytes = options.randomBytes ?? secureRandomBytes;
  return {
    current: await sealRecord(record.kind, key, record.kdf, content, randomBytes),
    previous: record,
  };
}
