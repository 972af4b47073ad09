import { jwtClaims } from '../primitives/jwt-claims';

/** What an ID token says of its user, and no access token does. @see OpenID Connect Core, sections 2 and 5.1 */
const ID_CLAIMS = [
  'nonce',
  'at_hash',
  'c_hash',
  's_hash',
  'phone_number',
  'phone_number_verified',
  'email',
  'email_verified',
  'name',
  'nickname',
  'preferred_username',
  'username',
];

/** Whether a token is an ID token by what it says of itself: it opens no account. An opaque token says nothing. */
export function isIdToken(token: string): boolean {
  const claims = jwtClaims(token.trim());
  if (claims === null || claims['scope'] !== undefined) return false;
  return ID_CLAIMS.some((claim) => claims[claim] !== undefined);
}
