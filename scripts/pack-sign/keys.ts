import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

export interface NewKey {
  /** PKCS #8, PEM. Whoever has it can have packs imported. */
  readonly privateKey: string;
  /** As a policy names it: SPKI, base64. */
  readonly publicKey: string;
}

export function newKey(): NewKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { privateKey: pem, publicKey: publicKeyOf(pem) };
}

/** The public half of a private key. */
export function publicKeyOf(privateKey: string): string {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return spki.toString('base64');
}

/** A private key for {@link withSignature}. */
export function signingKey(privateKey: string): Promise<CryptoKey> {
  const der = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign']);
}
