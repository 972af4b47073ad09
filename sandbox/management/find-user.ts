import * as v from 'valibot';
import type { User } from '../state/user';
import type { World } from '../state/world';
import { noSuchUser } from '../wire/refusals';

/** How a request names a user. */
export const userIdType = v.optional(
  v.picklist([
    'user_id',
    'external_id',
    'phone',
    'email',
    'username',
    'identity',
    'sync_relation',
    'custom_field',
  ]),
  'user_id',
);

export type UserIdType = v.InferOutput<typeof userIdType>;

/**
 * Finds a user by an ID. A phone has no country code: numbers of mainland China are found by it, and others only if an
 * option says so.
 *
 * @throws {Refusal} 2004 where there is none
 */
export function findUser({ users, options }: World, userId: string, type: UserIdType): User {
  const user = users.all().find((each) => isNamed(each, userId, type, options.internationalLookup));
  if (user === undefined) throw noSuchUser();
  return user;
}

function isNamed(user: User, userId: string, type: UserIdType, anywhere: boolean): boolean {
  switch (type) {
    case 'user_id':
      return user.userId === userId;
    case 'phone':
      return user.phone?.number === userId && (anywhere || user.phone.countryCode === '+86');
    case 'email':
      return user.email?.address.toLowerCase() === userId.toLowerCase();
    case 'username':
      return user.username === userId;
    case 'identity':
      return user.identities.some(
        ({ extIdpId, userIdInIdp }) => `${extIdpId}:${userIdInIdp}` === userId,
      );
    case 'external_id':
      return user.externalId === userId;
    case 'sync_relation':
    case 'custom_field':
      // No seeded user has such an ID.
      return false;
  }
}
