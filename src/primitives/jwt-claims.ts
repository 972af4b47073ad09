/**
 * What a JWT says of itself, or null where a text is none. Nothing is verified: that is the service's part.
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-3
 */
export function jwtClaims(token: string): Readonly<Record<string, unknown>> | null {
  const [, payload = ''] = token.split('.');
  try {
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    const claims: unknown = JSON.parse(text);
    if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return null;
    return Object.fromEntries(Object.entries(claims));
  } catch {
    return null;
  }
}
