import * as v from 'valibot';
import { defineUserEndpoint } from './endpoint';
import { alwaysTold, flag, personal, phoneFields } from './user-fields';

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
      ...(wanted.withIdentities && options.identitiesWithUser && { identities: user.identities }),
      ...(wanted.withCustomData && { customData: user.customData }),
      ...(wanted.withDepartmentIds && { departmentIds: user.departmentIds }),
    };
    return { kind: 'envelope', data };
  },
});
