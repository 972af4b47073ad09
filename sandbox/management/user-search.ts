import * as v from 'valibot';
import { compare } from './compare';

/** A user as the management API shows one. */
type ShownUser = Readonly<Record<string, unknown>>;

/** The fields that keywords are searched in, with the specification's names and defaults. */
export const fuzzyFields = v.optional(
  v.array(
    v.picklist([
      'id',
      'phone',
      'email',
      'name',
      'username',
      'externalId',
      'nickname',
      'company',
      'givenName',
      'familyName',
      'middleName',
      'profile',
      'preferredUsername',
      'website',
      'address',
      'formatted',
      'streetAddress',
      'postalCode',
      'identityNumber',
    ]),
  ),
  ['phone', 'email', 'name', 'username', 'nickname', 'identityNumber'],
);

/** The fields to sort by. A field that no user of the sandbox has does not change the order. */
export const sorting = v.array(
  v.object({
    field: v.picklist([
      'createdAt',
      'updatedAt',
      'email',
      'username',
      'externalId',
      'phone',
      'status',
      'statusChangedAt',
      'passwordLastSetAt',
      'loginsCount',
      'gender',
      'lastLogin',
      'userSourceType',
      'lastMfaTime',
      'passwordSecurityLevel',
      'phoneCountryCode',
      'lastIp',
    ]),
    order: v.picklist(['asc', 'desc']),
  }),
);

/** Whether one of the fields contains the keywords, ignoring case. Without keywords everyone matches. */
export function holds(
  user: ShownUser,
  keywords: string,
  on: v.InferOutput<typeof fuzzyFields>,
): boolean {
  const wanted = keywords.toLowerCase();
  if (wanted === '') return true;
  return on.some((field) => {
    const value = user[field === 'id' ? 'userId' : field];
    return typeof value === 'string' && value.toLowerCase().includes(wanted);
  });
}

/** The users sorted by the first field, equal ones by the second, and so on. */
export function sorted<Shown extends ShownUser>(
  users: readonly Shown[],
  by: v.InferOutput<typeof sorting>,
): readonly Shown[] {
  return users.toSorted((one, other) => {
    for (const { field, order } of by) {
      const difference = compare(one[field], other[field]);
      if (difference !== 0) return order === 'asc' ? difference : -difference;
    }
    return 0;
  });
}
