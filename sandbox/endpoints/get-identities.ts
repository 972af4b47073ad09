import { defineUserEndpoint } from './endpoint';
import { noFields } from './fields';

/** `GET /api/v3/get-identities`: the user's accounts with other identity providers. */
export const getIdentities = defineUserEndpoint({
  name: 'get-identities',
  method: 'GET',
  path: '/api/v3/get-identities',
  fieldsIn: 'query',
  fields: noFields,
  appHeader: 'required',
  async act({ user }) {
    return { kind: 'envelope', data: user.identities };
  },
});
