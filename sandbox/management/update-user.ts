import * as v from 'valibot';
import { email, text } from '../endpoints/fields';
import { detailNames, type User } from '../state/user';
import { unsupported } from '../wire/refusals';
import { defineManagementEndpoint } from './define-endpoint';
import { findUser, userIdType } from './find-user';
import { withPhone } from './phone-change';
import { managedUser } from './user-view';

const flag = v.optional(v.boolean());

const fields = v.object({
  userId: text,
  name: v.optional(text),
  nickname: v.optional(text),
  externalId: v.optional(text),
  username: v.optional(text),
  password: v.optional(text),
  gender: v.optional(v.picklist(['M', 'F', 'U'])),
  email: v.optional(email),
  emailVerified: flag,
  /** The specification says text; that null may clear it is a guess that a client has to make. */
  phone: v.optional(v.nullable(v.string())),
  phoneCountryCode: v.optional(v.pipe(v.string(), v.regex(/^\+[1-9]\d{0,3}$/))),
  phoneVerified: flag,
  status: v.optional(v.picklist(['Suspended', 'Resigned', 'Activated', 'Archived', 'Deactivated'])),
  customData: v.optional(v.record(v.string(), v.unknown())),
  metadata: v.optional(v.record(v.string(), v.unknown())),
  ...v.entriesFromList(detailNames, v.optional(v.string())),
  options: v.optional(
    v.object({
      userIdType,
      resetPasswordOnFirstLogin: flag,
      resetPasswordOnNextLogin: flag,
      passwordEncryptType: v.optional(v.picklist(['none', 'rsa', 'sm2']), 'none'),
      autoGeneratePassword: flag,
      sendPasswordResetedNotification: v.optional(v.record(v.string(), v.unknown())),
    }),
  ),
});

type Fields = v.InferOutput<typeof fields>;

/** `POST /api/v3/update-user`: changes what is given of a user, and leaves the rest. */
export const updateUser = defineManagementEndpoint({
  name: 'update-user',
  method: 'POST',
  fields,
  async act({ world, fields: given }) {
    refuseUnsupported(given);
    const user = findUser(world, given.userId, given.options?.userIdType ?? 'user_id');
    const changed: User = {
      ...withPhone(user, given, world),
      ...plainChanges(user, given),
      updatedAt: world.now(),
    };
    world.users.put(changed);
    const wanted = { withCustomData: false, withIdentities: false, withDepartmentIds: false };
    return { kind: 'envelope', data: managedUser(changed, wanted, world.options) };
  },
});

/** What the specification has and the sandbox has not is refused, lest a client believe that it was done. */
function refuseUnsupported({ metadata, options }: Fields): void {
  if (metadata !== undefined) throw unsupported('metadata');
  if (options === undefined) return;
  const { passwordEncryptType, autoGeneratePassword, sendPasswordResetedNotification } = options;
  if (passwordEncryptType !== 'none')
    throw unsupported(`passwordEncryptType ${passwordEncryptType}`);
  if (autoGeneratePassword) throw unsupported('autoGeneratePassword');
  if (sendPasswordResetedNotification) throw unsupported('sendPasswordResetedNotification');
}

function plainChanges(user: User, given: Fields): Partial<User> {
  const { name, nickname, externalId, username, password, gender, status, customData } = given;
  const details = detailNames.flatMap((detail) => {
    const value = given[detail];
    return value === undefined ? [] : [[detail, value] as const];
  });
  return {
    ...(name !== undefined && { name }),
    ...(nickname !== undefined && { nickname }),
    ...(externalId !== undefined && { externalId }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(gender !== undefined && { gender }),
    ...(status !== undefined && { status }),
    ...(customData !== undefined && { customData: { ...user.customData, ...customData } }),
    email: changedEmail(user, given),
    details: { ...user.details, ...Object.fromEntries(details) },
  };
}

/** A new address is unverified unless it is said to be verified. */
function changedEmail(user: User, given: Fields): User['email'] {
  const { emailVerified } = given;
  if (given.email !== undefined) return { address: given.email, verified: emailVerified ?? false };
  return user.email && { ...user.email, verified: emailVerified ?? user.email.verified };
}
