import { encodeBase64 } from '../primitives/base64';
import { decrypt, encrypt } from './cipher';
import { type Bytes, subKey, unwrapDataKey, wrapDataKey } from './data-key';
import type { PasskeyHandle, PasskeyProof } from './passkey';
import type { PasskeyKeys, PasskeyWrap } from './passkey-fields';
import type { RandomBytes } from './random-bytes';
import { VAULT_VERSION } from './record';
import { jsonBytes, storedBytes } from './record-fields';
import { VaultError } from './vault-error';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Length of a shared secret on P-256, in bits. */
const SHARED_BITS = 256;

/** What is authenticated with a sealed private key: its place, and the passkey that it is for. */
const keyOrigin = ({ id, salt, publicKey }: Pick<PasskeyWrap, 'id' | 'salt' | 'publicKey'>) =>
  jsonBytes([VAULT_VERSION, 'vault', 'passkey-key', id, salt, publicKey]);

/** What is authenticated with a data key that is wrapped for a passkey. */
const wrapOrigin = ({ id, salt, publicKey }: PasskeyKeys, senderKey: string) =>
  jsonBytes([VAULT_VERSION, 'vault', 'passkey', id, salt, publicKey, senderKey]);

/** Wraps a data key for a new passkey. @param prf the PRF's output, in base64 */
export async function wrapForPasskey(
  dataKey: Bytes,
  { id, salt, transports }: PasskeyHandle,
  prf: string,
  randomBytes: RandomBytes,
): Promise<PasskeyWrap> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const publicKey = await exportPublic(pair.publicKey);
  const exported = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const sealed = await encrypt(
    await subKey(storedBytes(prf), 'passkey'),
    exported,
    keyOrigin({ id, salt, publicKey }),
    randomBytes,
  );
  const privateKey = { iv: encodeBase64(sealed.iv), ciphertext: encodeBase64(sealed.ciphertext) };
  const wrap = await rewrap(dataKey, { id, salt, transports, publicKey, privateKey }, randomBytes);
  // Proves that the passkey opens it, before it is stored.
  await unwrapByPasskey(wrap, prf);
  return wrap;
}

/** Wraps another data key for the same passkey, which is not needed for it. */
export async function rewrap(
  dataKey: Bytes,
  { id, salt, transports, publicKey, privateKey }: PasskeyKeys,
  randomBytes: RandomBytes,
): Promise<PasskeyWrap> {
  const keys = { id, salt, transports, publicKey, privateKey };
  const sender = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const senderKey = await exportPublic(sender.publicKey);
  const wrappingKey = await sharedKey(sender.privateKey, publicKey);
  const wrapped = await wrapDataKey(dataKey, wrappingKey, wrapOrigin(keys, senderKey), randomBytes);
  return { kind: 'passkey', ...keys, senderKey, ...wrapped };
}

/** @throws VaultError `wrong-passkey` if the PRF's output is another one, or the wrap was changed. */
export async function unwrapByPasskey(wrap: PasskeyWrap, prf: PasskeyProof['prf']): Promise<Bytes> {
  try {
    const sealed = {
      iv: storedBytes(wrap.privateKey.iv),
      ciphertext: storedBytes(wrap.privateKey.ciphertext),
    };
    const pkcs8 = await decrypt(await subKey(storedBytes(prf), 'passkey'), sealed, keyOrigin(wrap));
    const own = await crypto.subtle.importKey('pkcs8', pkcs8, curve, false, ['deriveBits']);
    const wrappingKey = await sharedKey(own, wrap.senderKey);
    return await unwrapDataKey(wrap, wrappingKey, wrapOrigin(wrap, wrap.senderKey));
  } catch (cause) {
    throw new VaultError('wrong-passkey', 'The passkey does not open this vault.', { cause });
  }
}

async function exportPublic(key: CryptoKey): Promise<string> {
  return encodeBase64(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

async function sharedKey(own: CryptoKey, theirs: string): Promise<Bytes> {
  const publicKey = await crypto.subtle.importKey('raw', storedBytes(theirs), curve, false, []);
  const shared = await crypto.subtle.deriveBits(
    { name: curve.name, public: publicKey },
    own,
    SHARED_BITS,
  );
  return subKey(new Uint8Array(shared), 'passkey-wrap');
}
