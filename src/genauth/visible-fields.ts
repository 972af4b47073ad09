import { jwtClaims } from '../primitives/jwt-claims';
import type { SecurityInfo } from './models';

/** A field of a user that a token's scope may hide. */
export type ScopedField = 'username' | 'email';

/** The fields whose absence means that the account has none, not that they are hidden. */
export type VisibleFields = ReadonlySet<ScopedField>;

/** The management API hides none. */
export const everyField: VisibleFields = new Set(['username', 'email']);

/**
 * The profile fields that an access token shows, as far as known: from its scope, and from what the security
 * information says about an email address.
 * @param accessToken an opaque one reveals nothing
 */
export function visibleFields(
  accessToken: string,
  securityInfo: Pick<SecurityInfo, 'emailBinded'> | null = null,
): VisibleFields {
  const scope = jwtClaims(accessToken)?.['scope'];
  const granted = typeof scope === 'string' ? scope.split(/\s+/) : [];
  const visible = [...everyField].filter((field) => granted.includes(field));
  return new Set(securityInfo?.emailBinded === false ? [...visible, 'email'] : visible);
}
