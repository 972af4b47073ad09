import * as v from 'valibot';
import { exactObject } from '../primitives/exact-object';
import { IV_BYTES, TAG_BYTES } from './cipher';
import { KEY_BYTES } from './kdf-parameters';
import { CREDENTIAL_ID_MAX, type PasskeyHandle, PRF_BYTES, transports } from './passkey';
import { base64, CipherSchema } from './record-fields';

/** An uncompressed point of P-256. @see https://www.secg.org/sec1-v2.pdf §2.3.3 */
export const POINT_BYTES = 65;

/** Maximum length of a private key of P-256 in PKCS #8. With the public key in it, it has 138 bytes. */
const PKCS8_MAX = 160;

const point = base64((length) => length === POINT_BYTES);

/** What the browser needs to ask for a passkey, as stored, published and sent. */
export const handleFields = {
  id: base64((length) => length >= 1 && length <= CREDENTIAL_ID_MAX),
  salt: base64((length) => length === PRF_BYTES),
  transports: v.pipe(v.array(v.picklist(transports)), v.maxLength(transports.length), v.readonly()),
} as const;

export const PasskeyWrapSchema = v.pipe(
  exactObject({
    kind: v.literal('passkey'),
    ...handleFields,
    publicKey: point,
    privateKey: v.pipe(
      exactObject({
        iv: base64((length) => length === IV_BYTES),
        ciphertext: base64((length) => length > TAG_BYTES && length <= PKCS8_MAX + TAG_BYTES),
      }),
      v.readonly(),
    ),
    senderKey: point,
    cipher: CipherSchema,
    wrapped: base64((length) => length === KEY_BYTES + TAG_BYTES),
  }),
  v.readonly(),
);

/**
 * The data key, sealed for a passkey's public key. The private key is sealed under the PRF's output. So a new data key can be
 * sealed for a passkey that is not at hand, and no earlier data key opens it.
 */
export type PasskeyWrap = v.InferOutput<typeof PasskeyWrapSchema>;

/** A passkey's pair of keys, which outlives data keys. */
export type PasskeyKeys = PasskeyHandle & Pick<PasskeyWrap, 'publicKey' | 'privateKey'>;

// An array, as in `record-fields.ts`.
export const passkeyFields = (wrap: PasskeyWrap) => [
  wrap.kind,
  wrap.id,
  wrap.salt,
  wrap.transports,
  wrap.publicKey,
  [wrap.privateKey.iv, wrap.privateKey.ciphertext],
  wrap.senderKey,
  [wrap.cipher.name, wrap.cipher.iv],
  wrap.wrapped,
];
