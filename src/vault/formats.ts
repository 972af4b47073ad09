import * as v from 'valibot';
import { encodeBase64 } from '../primitives/base64';
import { decrypt, encrypt } from './cipher';
import { type Bytes, newDataKey, subKey, unwrapDataKey, wrapDataKey } from './data-key';
import {
  DEFAULT_KDF_PARAMETERS,
  type DeriveKey,
  type KdfParameters,
  SALT_BYTES,
} from './kdf-parameters';
import type { PasskeyProof } from './passkey';
import { unwrapByPasskey } from './passkey-wrap';
import type { RandomBytes } from './random-bytes';
import {
  authenticatedBytes,
  checksumOf,
  type PassphraseWrap,
  parseRecord,
  passkeyWraps,
  VAULT_VERSION,
  type VaultRecord,
  wrapOrigin,
} from './record';
import { openRecord1, parseRecord1 } from './record-1';
import { contentBytes, parseContent, storedBytes, versionOf } from './record-fields';
import { VaultError } from './vault-error';

const BodySchema = v.object({
  formerKeys: v.pipe(v.array(v.string()), v.readonly()),
  /** Absent before the first one was added. */
  passkeys: v.optional(
    v.pipe(
      v.array(v.object({ id: v.string(), name: v.string(), addedAt: v.number() })),
      v.readonly(),
    ),
  ),
  content: v.unknown(),
});

/**
 * What a record seals: the app's content, earlier data keys (base64, newest first), which open what they sealed, and what the
 * agent calls the passkeys.
 */
export type VaultBody = v.InferOutput<typeof BodySchema>;

/** An opened record. Older formats have no data key, so nothing was ever sealed under one. */
export interface OpenedRecord {
  readonly dataKey: Bytes | null;
  readonly body: VaultBody;
}

/** An intact record of any format that has not been opened yet. */
export interface IntactRecord {
  /**
   * The key derivation for a new record, if this one should be replaced: its format is older, or its passphrase is cheaper to
   * guess than in a new record. Otherwise null.
   */
  readonly renewal: KdfParameters | null;
  /** The record in the latest format; null if it has an older one, which is no longer written. */
  readonly record: VaultRecord | null;
  /** @throws VaultError `wrong-passphrase`, or `corrupt` when the header was changed after it was sealed. */
  unlock(passphrase: string, deriveKey: DeriveKey): Promise<OpenedRecord>;
  /** @throws VaultError `wrong-passkey`, or `corrupt` as above. */
  unlockByPasskey(proof: PasskeyProof): Promise<OpenedRecord & { readonly dataKey: Bytes }>;
}

/** Reads a record of one format version. @throws VaultError `unreadable` or `corrupt`. */
export type Format = (value: unknown) => Promise<IntactRecord>;

/** Version number → reader. */
export type Formats = ReadonlyMap<number, Format>;

/** A former format gets an entry here. Whatever it opens is immediately sealed in the latest format. */
export const knownFormats: Formats = new Map([
  [1, readVersion1],
  [VAULT_VERSION, readVersion2],
]);

/** @throws VaultError `unreadable` (no record at all), `unknown-version` or `corrupt`. */
export async function readRecord(value: unknown, formats: Formats): Promise<IntactRecord> {
  const version = versionOf(value);
  const format = formats.get(version);
  if (format === undefined) {
    throw new VaultError(
      'unknown-version',
      `The vault has format version ${version}; known here is ${[...formats.keys()].join(', ')}.`,
    );
  }
  return format(value);
}

async function readVersion1(value: unknown): Promise<IntactRecord> {
  const record = await parseRecord1(value, 'vault');
  return {
    renewal: dearer(record.kdf),
    record: null,
    async unlock(passphrase, deriveKey) {
      const plaintext = await openRecord1(record, passphrase, deriveKey);
      return { dataKey: null, body: { formerKeys: [], content: parseContent(plaintext, asIs) } };
    },
    unlockByPasskey: () => Promise.reject(unknownPasskey()),
  };
}

async function readVersion2(value: unknown): Promise<IntactRecord> {
  const record = await parseRecord(value);
  const wrap = record.wraps.find((each) => each.kind === 'passphrase');
  return {
    renewal: wrap !== undefined && cheap(wrap.kdf) ? dearer(wrap.kdf) : null,
    record,
    async unlock(passphrase, deriveKey) {
      if (wrap === undefined || passphrase === '') {
        throw new VaultError('wrong-passphrase', 'No passphrase was given, or none opens this.');
      }
      const { salt, memoryKiB, iterations, parallelism } = wrap.kdf;
      const cost = { memoryKiB, iterations, parallelism };
      const wrappingKey = await deriveKey(passphrase, storedBytes(salt), cost);
      const dataKey = await unwrapDataKey(wrap, wrappingKey, wrapOrigin(wrap));
      return openUnwrapped(record, dataKey);
    },
    async unlockByPasskey({ id, prf }) {
      const own = passkeyWraps(record).find((each) => each.id === id);
      if (own === undefined) throw unknownPasskey();
      return openUnwrapped(record, await unwrapByPasskey(own, prf));
    },
  };
}

const unknownPasskey = () => new VaultError('wrong-passkey', 'The vault has no such passkey.');

/** A data key from an authentic wrap opens the record, unless its header was changed. */
async function openUnwrapped(record: VaultRecord, dataKey: Bytes) {
  try {
    return { dataKey, body: await openRecord(record, dataKey) };
  } catch (error) {
    if (!(error instanceof VaultError) || error.code !== 'wrong-passphrase') throw error;
    const message = 'The record was changed after it was sealed.';
    throw new VaultError('corrupt', message, { cause: error });
  }
}

const asIs = (value: unknown): unknown => value;

const cheap = ({ memoryKiB, iterations }: KdfParameters): boolean =>
  memoryKiB < DEFAULT_KDF_PARAMETERS.memoryKiB || iterations < DEFAULT_KDF_PARAMETERS.iterations;

/** Costs only ever rise. */
function dearer(used: KdfParameters): KdfParameters {
  const wanted = DEFAULT_KDF_PARAMETERS;
  return {
    memoryKiB: Math.max(used.memoryKiB, wanted.memoryKiB),
    iterations: Math.max(used.iterations, wanted.iterations),
    parallelism: wanted.parallelism,
  };
}

/** @throws VaultError `wrong-passphrase` when the data key is not (or no longer) this record's. */
export async function openRecord(record: VaultRecord, dataKey: Uint8Array): Promise<VaultBody> {
  const sealed = {
    iv: storedBytes(record.cipher.iv),
    ciphertext: storedBytes(record.ciphertext),
  };
  let plaintext: Bytes;
  try {
    plaintext = await decrypt(await subKey(dataKey, 'vault'), sealed, authenticatedBytes(record));
  } catch (cause) {
    throw new VaultError('wrong-passphrase', 'The key does not open this vault.', { cause });
  }
  return parseContent(plaintext, (value) => v.parse(BodySchema, value));
}

/** A new data key, wrapped with a passphrase. */
export async function newKey(
  passphrase: string,
  { memoryKiB, iterations, parallelism }: KdfParameters,
  deriveKey: DeriveKey,
  randomBytes: RandomBytes,
): Promise<{ dataKey: Bytes; wrap: PassphraseWrap }> {
  const dataKey = newDataKey(randomBytes);
  const salt = randomBytes(SALT_BYTES);
  const wrappingKey = await deriveKey(passphrase, salt, { memoryKiB, iterations, parallelism });
  const origin = {
    kind: 'passphrase',
    kdf: { name: 'argon2id', memoryKiB, iterations, parallelism, salt: encodeBase64(salt) },
  } as const;
  const wrapped = await wrapDataKey(dataKey, wrappingKey, wrapOrigin(origin), randomBytes);
  // Proves that the passphrase opens it, before it replaces a record that the passphrase opens.
  await unwrapDataKey(wrapped, wrappingKey, wrapOrigin(origin));
  return { dataKey, wrap: { ...origin, ...wrapped } };
}

/** Seals a body in the latest format. @throws TypeError without a JSON form. */
export async function sealRecord(
  dataKey: Uint8Array,
  { revision, wraps }: Pick<VaultRecord, 'revision' | 'wraps'>,
  body: VaultBody,
  randomBytes: RandomBytes,
): Promise<VaultRecord> {
  // `undefined` would be left out of the body silently.
  contentBytes(body.content);
  const header = { version: VAULT_VERSION, kind: 'vault', revision, wraps } as const;
  const sealed = await encrypt(
    await subKey(dataKey, 'vault'),
    contentBytes(body),
    authenticatedBytes(header),
    randomBytes,
  );
  const record = {
    ...header,
    cipher: { name: 'AES-256-GCM', iv: encodeBase64(sealed.iv) },
    ciphertext: encodeBase64(sealed.ciphertext),
  } as const;
  return { ...record, checksum: await checksumOf(record) };
}
