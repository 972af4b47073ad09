import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { decrypt, encrypt } from './cipher';
import { DEFAULT_KDF_PARAMETERS, type DeriveKey, type KdfParameters } from './kdf-parameters';
import type { RandomBytes } from './random-bytes';
import {
  authenticatedBytes,
  checksumOf,
  parseRecord,
  type RecordKind,
  VAULT_VERSION,
  type VaultKdf,
  type VaultRecord,
  versionOf,
} from './record';
import { VaultError } from './vault-error';

export type Bytes = Uint8Array<ArrayBuffer>;

/** A record that was read and found intact, whatever its format, and not opened yet. */
export interface IntactRecord {
  /**
   * What a record in its place is to be derived with, where it should be replaced: its format is an older one, or its key is
   * cheaper to guess than a new one's. Null where it is good as it is.
   */
  readonly renewal: KdfParameters | null;
  /** As it is stored in today's format; null where it is of an older one, which nothing is written in any more. */
  readonly record: VaultRecord | null;
  derive(passphrase: string, deriveKey: DeriveKey): Promise<Bytes>;
  /** @throws VaultError `wrong-passphrase` when the key does not open it. */
  open(key: Uint8Array): Promise<Bytes>;
}

/** Reads a record of one format version. @throws VaultError `unreadable` or `corrupt`. */
export type Format = (value: unknown, kind: RecordKind) => Promise<IntactRecord>;

/** Version number → how it is read. */
export type Formats = ReadonlyMap<number, Format>;

/** A format that was left behind gets an entry here; whatever opens through one is at once sealed in the latest. */
export const knownFormats: Formats = new Map([[VAULT_VERSION, readVersion1]]);

/** @throws VaultError `unreadable` (no record at all), `unknown-version` or `corrupt`. */
export async function readRecord(
  value: unknown,
  kind: RecordKind,
  formats: Formats,
): Promise<IntactRecord> {
  const version = versionOf(value);
  const format = formats.get(version);
  if (format === undefined) {
    throw new VaultError(
      'unknown-version',
      `The vault has format version ${version}; known here is ${[...formats.keys()].join(', ')}.`,
    );
  }
  return format(value, kind);
}

async function readVersion1(value: unknown, kind: RecordKind): Promise<IntactRecord> {
  const record = await parseRecord(value, kind);
  return {
    renewal: renewalOf(record.kdf),
    record,
    derive: (passphrase, deriveKey) => {
      const { salt, memoryKiB, iterations, parallelism } = record.kdf;
      return deriveKey(passphrase, storedBytes(salt), { memoryKiB, iterations, parallelism });
    },
    open: (key) => openRecord(record, key),
  };
}

/** Costs only ever rise. */
function renewalOf(used: KdfParameters): KdfParameters | null {
  const wanted = DEFAULT_KDF_PARAMETERS;
  if (used.memoryKiB >= wanted.memoryKiB && used.iterations >= wanted.iterations) return null;
  return {
    memoryKiB: Math.max(used.memoryKiB, wanted.memoryKiB),
    iterations: Math.max(used.iterations, wanted.iterations),
    parallelism: wanted.parallelism,
  };
}

function storedBytes(base64: string): Bytes {
  const bytes = decodeBase64(base64);
  if (bytes === null) throw new VaultError('corrupt', 'The vault record is damaged.');
  return bytes;
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

/** Seals content in the latest format. @throws TypeError without a JSON form. */
export async function sealRecord(
  kind: RecordKind,
  key: Uint8Array,
  kdf: VaultKdf,
  content: unknown,
  randomBytes: RandomBytes,
): Promise<VaultRecord> {
  const json: string | undefined = JSON.stringify(content);
  if (json === undefined) throw new TypeError('The content of a vault must have a JSON form.');
  const header = { version: VAULT_VERSION, kind, kdf } as const;
  const plaintext = new Uint8Array(new TextEncoder().encode(json));
  const sealed = await encrypt(key, plaintext, authenticatedBytes(header), randomBytes);
  const body = {
    ...header,
    cipher: { name: 'AES-256-GCM', iv: encodeBase64(sealed.iv) },
    ciphertext: encodeBase64(sealed.ciphertext),
  } as const;
  return { ...body, checksum: await checksumOf(body) };
}
