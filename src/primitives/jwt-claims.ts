/**
 * The claims of a JWT, or null if a text is not one. Nothing is verified: the service does that.
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
