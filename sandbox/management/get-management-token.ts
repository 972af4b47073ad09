import * as v from 'valibot';
import { defineEndpoint } from '../endpoints/endpoint';
import { text } from '../endpoints/fields';
import { issueManagementToken } from '../state/issue-management-token';
import { accessKeyRefused } from '../wire/refusals';
import { accessKeySecret } from './access-keys';

/** `POST /api/v3/get-management-token`: a token for the management API, against an access key. */
export const getManagementToken = defineEndpoint({
  name: 'get-management-token',
  method: 'POST',
  path: '/api/v3/get-management-token',
  fieldsIn: 'json',
  fields: v.object({ accessKeyId: text, accessKeySecret: text }),
  appHeader: 'optional',
  async act({ world, incoming: { origin }, fields }) {
    const { accessKeyId } = fields;
    if (accessKeySecret(world, accessKeyId) !== fields.accessKeySecret) {
      throw accessKeyRefused(world.options);
    }
    const lifetimeSeconds = world.options.managementTokenLifetimeSeconds;
    const token = await issueManagementToken(world, { accessKeyId, lifetimeSeconds, origin });
    return { kind: 'envelope', data: { access_token: token, expires_in: lifetimeSeconds } };
  },
});
