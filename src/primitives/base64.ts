/** Encodes bytes as standard base64 with padding. @see https://www.rfc-editor.org/rfc/rfc4648#section-4 */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * Decodes standard base64 with padding; `null` if the text is anything else. Only accepts the canonical form: `atob`
 * alone would also accept white space, missing padding and stray bits in the last character, so that two different
 * texts meant the same bytes.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return encodeBase64(bytes) === text ? bytes : null;
}
