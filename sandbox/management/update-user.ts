import * as v from 'valibot';
import { email, phoneCountryCode, text } from '../endpoints/fields';
import type { SandboxOptions } from '../options';
import { counts, otherLoginMethods, type User } from '../state/user';
import type { World } from '../state/world';
import { malformed, onlyLoginMethod } from '../wire/refusals';
import { defineManagementEndpoint } from './define-endpoint';
import { findUser, userIdType } from './find-user';
import { managedUser } from './user-view';

const fields = v.object({
  userId: text,
  name: v.optional(text),
  username: v.optional(text),
  email: v.optional(email),
  emailVerified: v.optional(v.boolean()),
  /** The specification says text; that null may clear it is a guess that a client has to make. */
  phone: v.optional(v.nullable(v.string())),
  phoneCountryCode,
  phoneVerified: v.optional(v.boolean()),
  status: v.optional(v.picklist(['Suspended', 'Resigned', 'Activated', 'Archived', 'Deactivated'])),
  customData: v.optional(v.record(v.string(), v.unknown())),
  options: v.optional(v.object({ userIdType, resetPasswordOnNextLogin: v.optional(v.boolean()) })),
});

type Fields = v.InferOutput<typeof fields>;

/** `POST /api/v3/update-user`: changes what is given of a user, and leaves the rest. */
export const updateUser = defineManagementEndpoint({
  name: 'update-user',
  method: 'POST',
  fields,
  async act({ world, fields: given }) {
    const user = findUser(world, given.userId, given.options?.userIdType ?? 'user_id');
    const changed = { ...withPhone(user, given, world), ...plainChanges(user, given) };
    world.users.put({ ...changed, updatedAt: world.now() });
    const wanted = { withCustomData: false, withIdentities: false, withDepartmentIds: false };
    return { kind: 'envelope', data: managedUser(changed, wanted, world.options) };
  },
});

function plainChanges(user: User, given: Fields): Partial<User> {
  const { name, username, status, customData } = given;
  return {
    ...(name !== undefined && { name }),
    ...(username !== undefined && { username }),
    ...(status !== undefined && { status }),
    ...(customData !== undefined && { customData: { ...user.customData, ...customData } }),
    ...(given.email !== undefined && {
      email: { address: given.email, verified: given.emailVerified ?? false },
    }),
  };
}

function withPhone(user: User, given: Fields, world: World): User {
  const { phone } = given;
  if (phone === undefined) return user;
  if (phone === null || phone === '') return withoutPhone(user, phone, world);
  if (!/^\d{4,14}$/.test(phone)) throw malformed('phone');
  const verified = given.phoneVerified ?? false;
  return { ...user, phone: { countryCode: given.phoneCountryCode, number: phone, verified } };
}

function withoutPhone(user: User, value: null | '', world: World): User {
  const { options } = world;
  if (!clears(value, options)) {
    if (options.otherEmptyPhone === 'refused') throw malformed('phone');
    return user;
  }
  if (user.phone === null) return user;
  const others = otherLoginMethods(user).some((method) => counts(method, options));
  if (options.adminChecksLoginMethods && !others) throw onlyLoginMethod(options);
  const phone = `${user.phone.countryCode}${user.phone.number}`;
  world.record({ kind: 'phone-unbound', userId: user.userId, phone });
  return { ...user, phone: null };
}

function clears(value: null | '', { clearPhoneWith }: SandboxOptions): boolean {
  return clearPhoneWith === 'both' || clearPhoneWith === (value === null ? 'null' : 'empty');
}
