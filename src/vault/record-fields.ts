import * as v from 'valibot';
import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { exactObject } from '../primitives/exact-object';
import { IV_BYTES } from './cipher';
import { kdfParametersAcceptable, SALT_BYTES } from './kdf-parameters';
import { VaultError } from './vault-error';

const CHECKSUM_BYTES = 32;

export const base64 = (accepts: (byteLength: number) => boolean) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const bytes = decodeBase64(text);
      return bytes !== null && accepts(bytes.length);
    }, 'not canonical base64 of the right length'),
  );

export const KdfSchema = v.pipe(
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

/** The derivation of a key. */
export type VaultKdf = v.InferOutput<typeof KdfSchema>;

export const CipherSchema = v.pipe(
  exactObject({
    name: v.literal('AES-256-GCM'),
    iv: base64((length) => length === IV_BYTES),
  }),
  v.readonly(),
);

export const ChecksumSchema = base64((length) => length === CHECKSUM_BYTES);

// Arrays, not objects: the JSON of an array does not depend on the order in which storage returns keys.
export const kdfFields = (kdf: VaultKdf) => [
  kdf.name,
  kdf.memoryKiB,
  kdf.iterations,
  kdf.parallelism,
  kdf.salt,
];

export const jsonBytes = (value: unknown) =>
  new Uint8Array(new TextEncoder().encode(JSON.stringify(value)));

/**
 * Base64 SHA-256 over all fields of a record except the checksum itself. It distinguishes damage from a wrong passphrase.
 * Against tampering, the cipher's tag protects.
 */
export async function checksumOver(fields: readonly unknown[]): Promise<string> {
  return encodeBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', jsonBytes(fields))));
}

/** Structure, bounds and checksum of a record. @throws VaultError `corrupt`. */
export async function parseIntact<T extends { readonly checksum: string }>(
  schema: v.GenericSchema<unknown, T>,
  checksumOf: (record: T) => Promise<string>,
  value: unknown,
): Promise<T> {
  const result = v.safeParse(schema, value);
  if (!result.success) {
    const place = v.getDotPath(result.issues[0]) ?? 'record';
    throw new VaultError('corrupt', `The vault record is damaged at ${place}.`);
  }
  if ((await checksumOf(result.output)) !== result.output.checksum) {
    throw new VaultError('corrupt', "The vault record's checksum does not hold.");
  }
  return result.output;
}

const VersionedSchema = v.object({ version: v.number() });

/** The format version that a record says it has. @throws VaultError `unreadable` when it is no record at all. */
export function versionOf(value: unknown): number {
  const versioned = v.safeParse(VersionedSchema, value);
  if (!versioned.success) throw new VaultError('unreadable', 'This is not a vault record.');
  return versioned.output.version;
}

/** The bytes of a field that the schema has checked. */
export function storedBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(text);
  if (bytes === null) throw new VaultError('corrupt', 'The vault record is damaged.');
  return bytes;
}

/** @throws VaultError `unreadable`, without a cause: what `JSON.parse` and schemas throw quotes the content. */
export function parseContent<T>(plaintext: Uint8Array, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch {
    throw new VaultError('unreadable', 'The vault opened, but its content is not as expected.');
  }
}

/** @throws TypeError without a JSON form. */
export function contentBytes(content: unknown): Uint8Array<ArrayBuffer> {
  const json: string | undefined = JSON.stringify(content);
  if (json === undefined) throw new TypeError('The content of a vault must have a JSON form.');
  return new Uint8Array(new TextEncoder().encode(json));
}
