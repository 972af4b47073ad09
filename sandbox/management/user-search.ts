import * as v from 'valibot';
import { compare } from './compare';

/** A user as the management API shows one. */
type ShownUser = Readonly<Record<string, unknown>>;

/** Where keywords may be looked for. The specification's own names and defaults. */
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

/** By what a list may be sorted. Of a field that no user of the sandbox has, the order stays as it was. */
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

/** Whether one of the fields has the keywords in it, in whatever case. Without keywords everyone is found. */
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

/** The users by the first field, those alike in it by the second, and so on. */
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
