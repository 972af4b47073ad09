import { defineEndpoint } from './endpoint';
import { noFields } from './fields';

/** `GET /api/v3/system`: public, and without an envelope. */
export const system = defineEndpoint({
  name: 'system',
  method: 'GET',
  path: '/api/v3/system',
  fieldsIn: 'query',
  fields: noFields,
  appHeader: 'optional',
  async act({ world }) {
    return {
      kind: 'bare',
      body: {
        rsa: { publicKey: await world.tokens.publicKeyPem() },
        // The sandbox decrypts nothing; this only gives the field its shape.
        sm2: { publicKey: `04${'5a'.repeat(64)}` },
        version: { server: '3.0.0', console: '3.0.0', login: '3.0.0' },
        publicIps: ['192.0.2.10'],
      },
    };
  },
});
