import { jwtClaims } from '../primitives/jwt-claims';

/** Claims that only ID tokens carry. @see OpenID Connect Core, sections 2 and 5.1 */
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

/** Whether a token is an ID token according to its claims. ID tokens open no account. An opaque token has no claims. */
export function isIdToken(token: string): boolean {
  const claims = jwtClaims(token.trim());
  if (claims === null || claims['scope'] !== undefined) return false;
  return ID_CLAIMS.some((claim) => claims[claim] !== undefined);
}
