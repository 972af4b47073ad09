import { jwtClaims } from '../primitives/jwt-claims';
import type { SecurityInfo } from './models';

/** A field of a user that a token's scope may hide. */
export type ScopedField = 'username' | 'email';

/** The fields whose absence says that the account has none, and not that they are hidden. */
export type VisibleFields = ReadonlySet<ScopedField>;

/** The management API hides none. */
export const everyField: VisibleFields = new Set(['username', 'email']);

/**
 * What an access token shows of its user's profile, as far as that is known: by the scope that is written in it, and by what
 * the security information says of an email address.
 * @param accessToken an opaque one tells nothing
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
