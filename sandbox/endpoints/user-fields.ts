import * as v from 'valibot';
import type { SandboxOptions } from '../options';
import type { User } from '../state/user';

/** A flag in a query. */
export const flag = v.optional(
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((value) => value === 'true'),
  ),
  'false',
);

const iso = (time: number) => new Date(time).toISOString();

/** The fields that the specification requires, with the values of a user without email and phone. */
export function alwaysTold(user: User) {
  return {
    userId: user.userId,
    createdAt: iso(user.createdAt),
    updatedAt: iso(user.updatedAt),
    status: user.status,
    workStatus: 'Active',
    gender: user.gender,
    emailVerified: false,
    phoneVerified: false,
    userSourceType: 'register',
  };
}

/** What the scope `profile` shows. */
export function personal(user: User) {
  return {
    name: user.name,
    ...(user.nickname !== null && { nickname: user.nickname }),
    loginsCount: user.loginsCount,
    ...(user.lastLogin !== null && { lastLogin: iso(user.lastLogin) }),
    ...(user.password !== null && { passwordLastSetAt: iso(user.createdAt) }),
  };
}

/** A bound number, or its absence in the form that the options choose. */
export function phoneFields({ phone }: User, { unboundPhoneShownAs }: SandboxOptions) {
  if (phone) {
    return {
      phone: phone.number,
      phoneCountryCode: phone.countryCode,
      phoneVerified: phone.verified,
    };
  }
  switch (unboundPhoneShownAs) {
    case 'absent':
      return {};
    case 'null':
      return { phone: null, phoneCountryCode: null };
    case 'empty':
      return { phone: '', phoneCountryCode: '' };
  }
}
