import * as v from 'valibot';
import type { User } from '../state/user';
import { unsupported } from '../wire/refusals';
import { compare } from './compare';

const field = v.string();
const scalar = v.union([v.string(), v.number(), v.boolean()]);

/** From the first to the last. */
const range = v.pipe(v.array(scalar), v.minLength(2), v.maxLength(2));

/** The specification only says that `value` is an object; these are the shapes in the vendor's examples. */
const filterSchema = v.variant('operator', [
  v.object({
    field,
    operator: v.picklist(['EQUAL', 'NOT_EQUAL', 'CONTAINS', 'NOT_CONTAINS', 'GREATER', 'LESSER']),
    value: scalar,
  }),
  v.object({
    field,
    operator: v.picklist(['IS_NULL', 'NOT_NULL']),
    value: v.optional(v.unknown()),
  }),
  v.object({ field, operator: v.literal('IN'), value: v.array(scalar) }),
  v.object({ field, operator: v.literal('BETWEEN'), value: range }),
]);

type Filter = v.InferOutput<typeof filterSchema>;
type Scalar = v.InferOutput<typeof scalar>;

/** Conditions that must all hold. */
export const advancedFilter = v.array(filterSchema);

/**
 * What the vendor's client names as fields to filter by, as far as the sandbox has it. A time is in milliseconds.
 *
 * @see https://github.com/Authing/authing-node-sdk/blob/main/src/models/ListUsersAdvancedFilterItemDto.ts
 */
const readers: Readonly<Record<string, (user: User) => unknown>> = {
  id: ({ userId }) => userId,
  phone: ({ phone }) => phone?.number,
  email: ({ email }) => email?.address,
  username: ({ username }) => username,
  externalId: ({ externalId }) => externalId,
  name: ({ name }) => name,
  status: ({ status }) => status,
  gender: ({ gender }) => gender,
  loginsCount: ({ loginsCount }) => loginsCount,
  signedUp: ({ createdAt }) => createdAt,
  lastLogin: ({ lastLogin }) => lastLogin,
  // The name in one of the vendor's examples.
  lastLoginTime: ({ lastLogin }) => lastLogin,
  birthdate: ({ details }) => details.birthdate,
  givenName: ({ details }) => details.givenName,
  familyName: ({ details }) => details.familyName,
  preferredUsername: ({ details }) => details.preferredUsername,
  profile: ({ details }) => details.profile,
  country: ({ details }) => details.country,
  province: ({ details }) => details.province,
  zoneinfo: ({ details }) => details.zoneinfo,
  website: ({ details }) => details.website,
  address: ({ details }) => details.address,
  streetAddress: ({ details }) => details.streetAddress,
  company: ({ details }) => details.company,
  postalCode: ({ details }) => details.postalCode,
  formatted: ({ details }) => details.formatted,
  locale: ({ details }) => details.locale,
};

const times: readonly string[] = ['signedUp', 'lastLogin', 'lastLoginTime'];

/**
 * The users that pass every filter. A field that is not the vendor's is a custom field of the tenant.
 *
 * @throws {Refusal} 501 on a field that no user has, so that a client does not mistake everyone or no one for a match
 */
export function filtered(users: readonly User[], filters: readonly Filter[]): readonly User[] {
  const strange = filters.find(
    (filter) =>
      !Object.hasOwn(readers, filter.field) &&
      !users.some(({ customData }) => Object.hasOwn(customData, filter.field)),
  );
  if (strange) throw unsupported(`advancedFilter ${strange.field}`);
  return users.filter((user) => filters.every((filter) => passes(user, filter)));
}

function passes(user: User, filter: Filter): boolean {
  const read = Object.hasOwn(readers, filter.field) ? readers[filter.field] : undefined;
  const actual = (read ? read(user) : user.customData[filter.field]) ?? '';
  const asked = (value: Scalar) =>
    times.includes(filter.field) && typeof value === 'string' ? Date.parse(value) : value;
  switch (filter.operator) {
    case 'EQUAL':
      return actual === asked(filter.value);
    case 'NOT_EQUAL':
      return actual !== asked(filter.value);
    case 'CONTAINS':
      return contains(actual, filter.value);
    case 'NOT_CONTAINS':
      return !contains(actual, filter.value);
    case 'IS_NULL':
      return actual === '';
    case 'NOT_NULL':
      return actual !== '';
    case 'IN':
      return filter.value.some((value) => asked(value) === actual);
    // According to the vendor these two include the value itself.
    case 'GREATER':
      return actual !== '' && compare(actual, asked(filter.value)) >= 0;
    case 'LESSER':
      return actual !== '' && compare(actual, asked(filter.value)) <= 0;
    case 'BETWEEN': {
      const [least, most] = filter.value.map(asked);
      return actual !== '' && compare(actual, least) >= 0 && compare(actual, most) <= 0;
    }
  }
}

function contains(actual: unknown, part: Scalar): boolean {
  return String(actual).toLowerCase().includes(String(part).toLowerCase());
}
