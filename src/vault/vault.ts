import type { Bytes } from './data-key';
import {
  type Formats,
  type IntactRecord,
  knownFormats,
  newKey,
  openRecord,
  readRecord,
  sealRecord,
  type VaultBody,
} from './formats';
import { DEFAULT_KDF_PARAMETERS, type DeriveKey, type KdfParameters } from './kdf-parameters';
import type { Passkey, PasskeyProof } from './passkey';
import { rewrap } from './passkey-wrap';
import { type RandomBytes, secureRandomBytes } from './random-bytes';
import { passkeyWraps, type StoredVault, splitStoredVault, type VaultRecord } from './record';
import { VaultError } from './vault-error';

/** Parses opened content; throws if it is invalid. */
export type ContentParser<T> = (value: unknown) => T;

/** Opened content, the earlier data keys (base64, newest first), and what the agent calls the passkeys. */
export interface OpenedVault<T> extends Omit<VaultBody, 'content'> {
  readonly content: T;
}

function opened<T>({ content, ...kept }: VaultBody, parse: ContentParser<T>): OpenedVault<T> {
  try {
    return { content: parse(content), ...kept };
  } catch {
    // No cause: schema errors quote their input, which is the vault's content.
    throw new VaultError('unreadable', 'The vault opened, but its content is not as expected.');
  }
}

type Intact = IntactRecord & { readonly recovered: boolean };

/**
 * The record to use: the current one, or the previous one if that is damaged. A record of an unknown version is not damaged
 * but newer: going back to an older one would lose data.
 */
export async function intactRecord(stored: unknown, formats: Formats): Promise<Intact> {
  const { current, previous } = splitStoredVault(stored);
  try {
    return { ...(await readRecord(current, formats)), recovered: false };
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'unknown-version') throw error;
    try {
      return { ...(await readRecord(previous, formats)), recovered: true };
    } catch {
      throw error;
    }
  }
}

/** What a new vault takes over from an earlier one. */
export interface NewVaultOptions {
  readonly kdfParameters?: KdfParameters;
  readonly randomBytes?: RandomBytes;
  /** Earlier data keys, which open what they sealed, in base64, newest first. */
  readonly formerKeys?: readonly string[];
  readonly revision?: number;
  /** The record whose passkeys open the new vault as well, and what the agent calls them. */
  readonly passkeys?: { readonly of: VaultRecord; readonly names: readonly Passkey[] };
}

/**
 * Creates a vault with a new data key. The caller checks the passphrase against the rules, and stores the record as
 * `{ current: record, previous: null }`: a previous record with another passphrase must not survive.
 *
 * @param content anything with a JSON form.
 * @returns the record, and the 32-byte data key that opens it.
 * @throws RangeError when the passphrase is empty or the parameters are below the floor; TypeError without JSON form.
 */
export async function createVault(
  passphrase: string,
  content: unknown,
  deriveKey: DeriveKey,
  options: NewVaultOptions = {},
): Promise<{ record: VaultRecord; key: Bytes }> {
  const { kdfParameters = DEFAULT_KDF_PARAMETERS, randomBytes = secureRandomBytes } = options;
  const { formerKeys = [], revision = 1, passkeys } = options;
  const { dataKey, wrap } = await newKey(passphrase, kdfParameters, deriveKey, randomBytes);
  const rewrapped = (passkeys === undefined ? [] : passkeyWraps(passkeys.of)).map((each) =>
    rewrap(dataKey, each, randomBytes),
  );
  const header = { revision, wraps: [wrap, ...(await Promise.all(rewrapped))] };
  const named = passkeys === undefined ? {} : { passkeys: passkeys.names };
  const record = await sealRecord(dataKey, header, { formerKeys, ...named, content }, randomBytes);
  return { record, key: dataKey };
}

/** An unlocked vault. */
export interface UnlockedRecord<T> extends OpenedVault<T>, Pick<Intact, 'renewal' | 'record'> {
  /** For later {@link openVault} and {@link sealVault}; null if the record's format has no data key. */
  readonly key: Bytes | null;
  /** The current record was damaged and the previous one was opened instead. */
  readonly recovered: boolean;
}

/**
 * Opens a stored vault with its passphrase. The caller keeps a damaged record elsewhere before the next write, since
 * {@link sealVault} drops it, and renews the record while the passphrase is available.
 *
 * @param stored a {@link StoredVault} as it came out of storage, unchecked.
 * @throws VaultError; a wrong passphrase on an intact current record is never tried on the previous one.
 */
export async function unlockVault<T>(
  stored: unknown,
  passphrase: string,
  parse: ContentParser<T>,
  deriveKey: DeriveKey,
  formats: Formats = knownFormats,
): Promise<UnlockedRecord<T>> {
  const { unlock, record, recovered, renewal } = await intactRecord(stored, formats);
  const { dataKey, body } = await unlock(passphrase, deriveKey);
  return { key: dataKey, ...opened(body, parse), record, recovered, renewal };
}

/** Like {@link unlockVault}, with a passkey. @throws VaultError `wrong-passkey` */
export async function unlockVaultByPasskey<T>(
  stored: unknown,
  proof: PasskeyProof,
  parse: ContentParser<T>,
  formats: Formats = knownFormats,
): Promise<UnlockedRecord<T> & { readonly key: Bytes }> {
  const { unlockByPasskey, record, recovered, renewal } = await intactRecord(stored, formats);
  const { dataKey, body } = await unlockByPasskey(proof);
  return { key: dataKey, ...opened(body, parse), record, recovered, renewal };
}

/** The intact record that a data key can open and that can be overwritten. */
export async function writableRecord(stored: unknown): Promise<VaultRecord> {
  const { record } = await intactRecord(stored, knownFormats);
  if (record === null) {
    throw new VaultError('wrong-passphrase', 'No data key opens a record of an older format.');
  }
  return record;
}

/**
 * Opens a stored vault with its data key, without the cost of a derivation; otherwise as {@link unlockVault}.
 * @throws VaultError; `wrong-passphrase` here means that the key is not (or no longer) this vault's.
 */
export async function openVault<T>(
  stored: unknown,
  key: Uint8Array,
  parse: ContentParser<T>,
): Promise<OpenedVault<T>> {
  return opened(await openRecord(await writableRecord(stored), key), parse);
}

/**
 * Writes new content under the same data key, a fresh IV and the next revision. The old current record becomes the previous
 * one; when the old current is damaged, the old previous stays.
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
  const record = await writableRecord(stored);
  const { content: _, ...kept } = await openRecord(record, key);
  const header = { revision: record.revision + 1, wraps: record.wraps };
  const randomBytes = options.randomBytes ?? secureRandomBytes;
  return {
    current: await sealRecord(key, header, { ...kept, content }, randomBytes),
    previous: record,
  };
}
