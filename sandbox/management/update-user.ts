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
  /** The specification says string; a client can only guess that null clears it. */
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

/** `POST /api/v3/update-user`: changes the given fields of a user. */
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

/** Fields that only the specification has are refused, so that no client believes that they were changed. */
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

/** A new address is unverified unless the request says otherwise. */
function changedEmail(user: User, given: Fields): User['email'] {
  const { emailVerified } = given;
  if (given.email !== undefined) return { address: given.email, verified: emailVerified ?? false };
  return user.email && { ...user.email, verified: emailVerified ?? user.email.verified };
}
