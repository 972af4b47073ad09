import { decodeBase64, encodeBase64 } from '../primitives/base64';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A public key as policies name it: P-256, SPKI, base64. Every such key begins alike. */
export const PACK_KEY = /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[\w+/]{86}==$/;

/** What is signed. A pack's checksum covers everything in it. */
const signed = (checksum: string) => new TextEncoder().encode(`environment-pack ${checksum}`);

/** @returns in base64 */
export async function signPack(checksum: string, privateKey: CryptoKey): Promise<string> {
  const signature = await crypto.subtle.sign(signing, privateKey, signed(checksum));
  return encodeBase64(new Uint8Array(signature));
}

/** Whether one of the keys has signed a pack with this checksum. */
export async function isSignedByOne(
  checksum: string,
  signature: string,
  publicKeys: readonly string[],
): Promise<boolean> {
  const bytes = decodeBase64(signature);
  if (bytes === null) return false;
  const verdicts = publicKeys.map(async (text) => {
    const spki = decodeBase64(text);
    if (spki === null) return false;
    const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    return crypto.subtle.verify(signing, key, bytes, signed(checksum));
  });
  const settled = await Promise.allSettled(verdicts);
  return settled.some((each) => each.status === 'fulfilled' && each.value);
}
