import { decodeBase64, encodeBase64 } from '../primitives/base64';

/** HMAC-SHA256 of a text, in base64. @see https://datatracker.ietf.org/doc/html/rfc2104 */
export async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  const bytes = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text));
  return encodeBase64(new Uint8Array(bytes));
}

/** The bytes of a key in base64; others where it is none, so that a signature then never fits. */
export function keyOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(text);
  return bytes === null || bytes.length === 0 ? crypto.getRandomValues(new Uint8Array(32)) : bytes;
}
