import { defineEndpoint } from './endpoint';
import { noFields } from './fields';

/** `GET /oidc/.well-known/jwks.json`: the public keys for checking an access token. */
export const jwks = defineEndpoint({
  name: 'jwks',
  method: 'GET',
  path: '/oidc/.well-known/jwks.json',
  fieldsIn: 'query',
  fields: noFields,
  appHeader: 'optional',
  async act({ world }) {
    return { kind: 'bare', body: await world.tokens.keySet() };
  },
});
