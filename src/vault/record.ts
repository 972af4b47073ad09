import * as v from 'valibot';
import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { exactObject } from '../primitives/exact-object';
import { IV_BYTES, TAG_BYTES } from './cipher';
import { kdfParametersAcceptable, SALT_BYTES } from './kdf-parameters';
import { VaultError } from './vault-error';

export const VAULT_VERSION = 1;

/** What a record holds. It is authenticated, so that none can be passed off as another. */
export type RecordKind = 'vault' | 'environment-pack';

const CHECKSUM_BYTES = 32;

const base64 = (accepts: (byteLength: number) => boolean) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const bytes = decodeBase64(text);
      return bytes !== null && accepts(bytes.length);
    }, 'not canonical base64 of the right length'),
  );

const KdfSchema = v.pipe(
  exactObject({
    name: v.literal('argon2id'),
    memoryKiB: v.number(),
    iterations: v.number(),
    parallelism: v.number(),
    salt: base64((length) => length === SALT_BYTES),
  }),
  v.check((kdf) => kdfParametersAcceptable(kdf), 'key derivation parameters out of bounds'),
  v.readonly(),
);

// Strict throughout: a field that the checksum does not cover has no business in the record.
const VaultRecordSchema = v.pipe(
  exactObject({
    version: v.literal(VAULT_VERSION),
    kind: v.picklist(['vault', 'environment-pack']),
    kdf: KdfSchema,
    cipher: v.pipe(
      exactObject({
        name: v.literal('AES-256-GCM'),
        iv: base64((length) => length === IV_BYTES),
      }),
      v.readonly(),
    ),
    ciphertext: base64((length) => length >= TAG_BYTES),
    checksum: base64((length) => length === CHECKSUM_BYTES),
  }),
  v.readonly(),
);

/** One encrypted record as stored. Bytes are base64; memory is in KiB. */
export type VaultRecord = v.InferOutput<typeof VaultRecordSchema>;

/** The key derivation a record was made with. */
export type VaultKdf = VaultRecord['kdf'];

/** What is stored: the record in use and the last good one before it. */
export type StoredVault = {
  readonly current: VaultRecord;
  readonly previous: VaultRecord | null;
};

// Arrays and not objects: JSON of an array has one spelling, whatever order the storage returns keys in.
const kdfFields = (kdf: VaultKdf) => [
  kdf.name,
  kdf.memoryKiB,
  kdf.iterations,
  kdf.parallelism,
  kdf.salt,
];

const jsonBytes = (value: unknown) =>
  new Uint8Array(new TextEncoder().encode(JSON.stringify(value)));

/** The bytes that the cipher authenticates beside the content: version, kind and key derivation. */
export function authenticatedBytes(
  header: Pick<VaultRecord, 'version' | 'kind' | 'kdf'>,
): Uint8Array<ArrayBuffer> {
  return jsonBytes([header.version, header.kind, kdfFields(header.kdf)]);
}

/**
 * Base64 SHA-256 over everything in the record but the checksum itself. It tells damage from a wrong passphrase;
 * against tampering it is the cipher's tag that stands.
 */
export async function checksumOf(body: Omit<VaultRecord, 'checksum'>): Promise<string> {
  const { version, kind, kdf, cipher, ciphertext } = body;
  const bytes = jsonBytes([version, kind, kdfFields(kdf), [cipher.name, cipher.iv], ciphertext]);
  return encodeBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

const VersionedSchema = v.object({ version: v.number() });

/** The format version that a record says it has. @throws VaultError `unreadable` when it is no record at all. */
export function versionOf(value: unknown): number {
  const versioned = v.safeParse(VersionedSchema, value);
  if (!versioned.success) throw new VaultError('unreadable', 'This is not a vault record.');
  return versioned.output.version;
}

/**
 * Takes one record of version 1, checks structure, bounds and checksum, and that it is of the kind that is wanted.
 * @throws VaultError `unreadable` (of another kind) or `corrupt`.
 */
export async function parseRecord(value: unknown, kind: RecordKind): Promise<VaultRecord> {
  const result = v.safeParse(VaultRecordSchema, value);
  if (!result.success) {
    const place = v.getDotPath(result.issues[0]) ?? 'record';
    throw new VaultError('corrupt', `The vault record is damaged at ${place}.`);
  }
  if ((await checksumOf(result.output)) !== result.output.checksum) {
    throw new VaultError('corrupt', "The vault record's checksum does not hold.");
  }
  if (result.output.kind !== kind) {
    throw new VaultError('unreadable', `This is a record of another kind than ${kind}.`);
  }
  return result.output;
}

const PairSchema = v.object({
  current: v.optional(v.unknown(), null),
  previous: v.optional(v.unknown(), null),
});

/**
 * Takes the stored pair apart without judging either record: a damaged one must not hide the other.
 * @throws VaultError `unreadable` when the value holds no records at all.
 */
export function splitStoredVault(stored: unknown): v.InferOutput<typeof PairSchema> {
  const result = v.safeParse(PairSchema, stored);
  if (!result.success) throw new VaultError('unreadable', 'This is not a stored vault.');
  return result.output;
}
