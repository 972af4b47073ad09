import * as v from 'valibot';
import type { SandboxOptions } from '../options';
import type { User } from '../state/user';
import { defineUserEndpoint } from './endpoint';

const flag = v.optional(
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((value) => value === 'true'),
  ),
  'false',
);

const fields = v.object({
  withCustomData: flag,
  withIdentities: flag,
  withDepartmentIds: flag,
});

/** `GET /api/v3/get-profile`: the token's user, as far as the token's scope goes. */
export const getProfile = defineUserEndpoint({
  name: 'get-profile',
  method: 'GET',
  path: '/api/v3/get-profile',
  fieldsIn: 'query',
  fields,
  appHeader: 'required',
  async act({ world: { options }, user, claims, fields: wanted }) {
    const covers = (scope: string) => !options.scopeLimitsProfile || claims.scopes.has(scope);
    const data = {
      ...alwaysTold(user),
      ...(covers('profile') && personal(user)),
      ...(covers('username') && user.username !== null && { username: user.username }),
      ...(covers('email') &&
        user.email && { email: user.email.address, emailVerified: user.email.verified }),
      ...(covers('phone') && phoneFields(user, options)),
      ...(wanted.withIdentities && { identities: user.identities }),
      ...(wanted.withCustomData && { customData: user.customData }),
      ...(wanted.withDepartmentIds && { departmentIds: user.departmentIds }),
    };
    return { kind: 'envelope', data };
  },
});

const iso = (time: number) => new Date(time).toISOString();

/** The fields that the specification says are never missing, with the values of a user who has neither email nor phone. */
function alwaysTold(user: User) {
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

function personal(user: User) {
  return {
    name: user.name,
    loginsCount: user.loginsCount,
    ...(user.lastLogin !== null && { lastLogin: iso(user.lastLogin) }),
    ...(user.password !== null && { passwordLastSetAt: iso(user.createdAt) }),
  };
}

function phoneFields({ phone }: User, { unboundPhoneShownAs }: SandboxOptions) {
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
