import * as v from 'valibot';
import { exactObject } from '../primitives/exact-object';
import { TAG_BYTES } from './cipher';
import { KEY_BYTES } from './kdf-parameters';
import { PASSKEYS_MAX } from './passkey';
import { type PasskeyWrap, PasskeyWrapSchema, passkeyFields } from './passkey-fields';
import {
  base64,
  ChecksumSchema,
  CipherSchema,
  checksumOver,
  jsonBytes,
  KdfSchema,
  kdfFields,
  parseIntact,
} from './record-fields';
import { VaultError } from './vault-error';

export const VAULT_VERSION = 2;

const PassphraseWrapSchema = v.pipe(
  exactObject({
    kind: v.literal('passphrase'),
    kdf: KdfSchema,
    cipher: CipherSchema,
    wrapped: base64((length) => length === KEY_BYTES + TAG_BYTES),
  }),
  v.readonly(),
);

/** The data key, sealed with a key derived from a passphrase. */
export type PassphraseWrap = v.InferOutput<typeof PassphraseWrapSchema>;

/** The data key, sealed for one kind of wrap. */
export type Wrap = PassphraseWrap | PasskeyWrap;

// Strict throughout: a record must not contain fields that the checksum does not cover.
const VaultRecordSchema = v.pipe(
  exactObject({
    version: v.literal(VAULT_VERSION),
    kind: v.literal('vault'),
    revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    wraps: v.pipe(
      v.array(v.union([PassphraseWrapSchema, PasskeyWrapSchema])),
      v.minLength(1),
      v.maxLength(1 + PASSKEYS_MAX),
      v.readonly(),
    ),
    cipher: CipherSchema,
    ciphertext: base64((length) => length >= TAG_BYTES),
    checksum: ChecksumSchema,
  }),
  v.readonly(),
);

/** One encrypted vault as stored. Bytes are base64; memory is in KiB. */
export type VaultRecord = v.InferOutput<typeof VaultRecordSchema>;

/** What is stored: the record in use and the last good one before it. */
export type StoredVault = {
  readonly current: VaultRecord;
  readonly previous: VaultRecord | null;
};

type Header = Pick<VaultRecord, 'version' | 'kind' | 'revision' | 'wraps'>;

/** What is authenticated with a wrapped data key: its place, and the derivation of its wrapping key. */
export const wrapOrigin = ({ kind, kdf }: Pick<PassphraseWrap, 'kind' | 'kdf'>) =>
  jsonBytes([VAULT_VERSION, 'vault', kind, kdfFields(kdf)]);

const passphraseFields = ({ kind, kdf, cipher, wrapped }: PassphraseWrap) => [
  kind,
  kdfFields(kdf),
  [cipher.name, cipher.iv],
  wrapped,
];

const wrapFields = (wrap: Wrap) =>
  wrap.kind === 'passkey' ? passkeyFields(wrap) : passphraseFields(wrap);

/** The wraps of a record that passkeys open. */
export const passkeyWraps = ({ wraps }: Pick<VaultRecord, 'wraps'>): readonly PasskeyWrap[] =>
  wraps.filter((wrap) => wrap.kind === 'passkey');

const headerFields = ({ version, kind, revision, wraps }: Header) => [
  version,
  kind,
  revision,
  wraps.map(wrapFields),
];

/** The bytes that the cipher authenticates besides the content: the whole header. */
export const authenticatedBytes = (header: Header) => jsonBytes(headerFields(header));

export function checksumOf(body: Omit<VaultRecord, 'checksum'>): Promise<string> {
  const { cipher, ciphertext } = body;
  return checksumOver([...headerFields(body), [cipher.name, cipher.iv], ciphertext]);
}

/** Checks structure, bounds and checksum. @throws VaultError `corrupt`. */
export function parseRecord(value: unknown): Promise<VaultRecord> {
  return parseIntact(VaultRecordSchema, checksumOf, value);
}

const PairSchema = v.object({
  current: v.optional(v.unknown(), null),
  previous: v.optional(v.unknown(), null),
});

/**
 * Separates the stored pair without checking either record: a damaged one must not hide the other.
 * @throws VaultError `unreadable` if the value contains no records at all.
 */
export function splitStoredVault(stored: unknown): v.InferOutput<typeof PairSchema> {
  const result = v.safeParse(PairSchema, stored);
  if (!result.success) throw new VaultError('unreadable', 'This is not a stored vault.');
  return result.output;
}
