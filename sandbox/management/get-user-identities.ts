import * as v from 'valibot';
import { text } from '../endpoints/fields';
import { defineManagementEndpoint } from './define-endpoint';
import { findUser, userIdType } from './find-user';

/** `GET /api/v3/get-user-identities`: a user's bindings to other providers; rows with one `extIdpId` are one binding. */
export const getUserIdentities = defineManagementEndpoint({
  name: 'get-user-identities',
  method: 'GET',
  fields: v.object({ userId: text, userIdType }),
  async act({ world, fields }) {
    const { identities } = findUser(world, fields.userId, fields.userIdType);
    return { kind: 'envelope', data: identities };
  },
});
