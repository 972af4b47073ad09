/** HMAC-SHA256 of a text, in base64. @see https://datatracker.ietf.org/doc/html/rfc2104 */
export async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  const bytes = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text));
  return toBase64(new Uint8Array(bytes));
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The bytes of a base64 text; none for a text that is not base64, and no key either: a signature then never fits. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return bytes.length === 0 ? unusable() : bytes;
  } catch {
    return unusable();
  }
}

function unusable(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}
