import * as v from 'valibot';
import { encodeBase64 } from '../primitives/base64';
import { exactObject } from '../primitives/exact-object';
import { decrypt, encrypt, TAG_BYTES } from './cipher';
import {
  DEFAULT_KDF_PARAMETERS,
  type DeriveKey,
  type KdfParameters,
  SALT_BYTES,
} from './kdf-parameters';
import { type RandomBytes, secureRandomBytes } from './random-bytes';
import {
  base64,
  ChecksumSchema,
  CipherSchema,
  checksumOver,
  contentBytes,
  jsonBytes,
  KdfSchema,
  kdfFields,
  parseIntact,
  storedBytes,
  versionOf,
} from './record-fields';
import { VaultError } from './vault-error';

/** The kinds of version 1 records. The kind is authenticated, so that one cannot pass for another. */
type RecordKind = 'vault' | 'environment-pack';

// Strict throughout: a record must not contain fields that the checksum does not cover.
const Record1Schema = v.pipe(
  exactObject({
    version: v.literal(1),
    kind: v.picklist(['vault', 'environment-pack']),
    kdf: KdfSchema,
    cipher: CipherSchema,
    ciphertext: base64((length) => length >= TAG_BYTES),
    checksum: ChecksumSchema,
  }),
  v.readonly(),
);

/**
 * A record of version 1: its content is sealed directly with the passphrase's key. Packs are still written this way, since
 * they never change. Vaults are only read this way. Bytes are base64; memory is in KiB.
 */
export type Record1 = v.InferOutput<typeof Record1Schema>;

const authenticated = ({ version, kind, kdf }: Pick<Record1, 'version' | 'kind' | 'kdf'>) =>
  jsonBytes([version, kind, kdfFields(kdf)]);

export function checksumOf1(body: Omit<Record1, 'checksum'>): Promise<string> {
  const { version, kind, kdf, cipher, ciphertext } = body;
  return checksumOver([version, kind, kdfFields(kdf), [cipher.name, cipher.iv], ciphertext]);
}

/**
 * Checks structure, bounds and checksum, and that the record has the wanted kind.
 * @throws VaultError `unreadable` (no record, or of another kind), `unknown-version` or `corrupt`.
 */
export async function parseRecord1(value: unknown, kind: RecordKind): Promise<Record1> {
  const version = versionOf(value);
  if (version !== 1) {
    throw new VaultError('unknown-version', `The record has format version ${version}, not 1.`);
  }
  const record = await parseIntact(Record1Schema, checksumOf1, value);
  if (record.kind !== kind) {
    throw new VaultError('unreadable', `This is a record of another kind than ${kind}.`);
  }
  return record;
}

/** The bytes that a passphrase opens. @throws VaultError `wrong-passphrase`. */
export async function openRecord1(
  record: Record1,
  passphrase: string,
  deriveKey: DeriveKey,
): Promise<Uint8Array<ArrayBuffer>> {
  if (passphrase === '') throw new VaultError('wrong-passphrase', 'The passphrase is empty.');
  const { salt, memoryKiB, iterations, parallelism } = record.kdf;
  const key = await deriveKey(passphrase, storedBytes(salt), {
    memoryKiB,
    iterations,
    parallelism,
  });
  const sealed = {
    iv: storedBytes(record.cipher.iv),
    ciphertext: storedBytes(record.ciphertext),
  };
  try {
    return await decrypt(key, sealed, authenticated(record));
  } catch (cause) {
    throw new VaultError('wrong-passphrase', 'The passphrase does not open this record.', {
      cause,
    });
  }
}

/** Seals a pack. @throws RangeError for an empty passphrase or parameters below the floor; TypeError without a JSON form. */
export async function sealPackRecord(
  passphrase: string,
  content: unknown,
  deriveKey: DeriveKey,
  options: { kdfParameters?: KdfParameters; randomBytes?: RandomBytes } = {},
): Promise<Record1> {
  const { memoryKiB, iterations, parallelism } = options.kdfParameters ?? DEFAULT_KDF_PARAMETERS;
  const randomBytes = options.randomBytes ?? secureRandomBytes;
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey(passphrase, salt, { memoryKiB, iterations, parallelism });
  const header = {
    version: 1,
    kind: 'environment-pack',
    kdf: { name: 'argon2id', memoryKiB, iterations, parallelism, salt: encodeBase64(salt) },
  } as const;
  const sealed = await encrypt(key, contentBytes(content), authenticated(header), randomBytes);
  const body = {
    ...header,
    cipher: { name: 'AES-256-GCM', iv: encodeBase64(sealed.iv) },
    ciphertext: encodeBase64(sealed.ciphertext),
  } as const;
  return { ...body, checksum: await checksumOf1(body) };
}
