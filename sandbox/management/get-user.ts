import * as v from 'valibot';
import { text } from '../endpoints/fields';
import { unsupported } from '../wire/refusals';
import { defineManagementEndpoint } from './define-endpoint';
import { findUser, userIdType } from './find-user';
import { managedUser, wantedFields } from './user-view';

/** `GET /api/v3/get-user`: one user, by any kind of ID. */
export const getUser = defineManagementEndpoint({
  name: 'get-user',
  method: 'GET',
  fields: v.object({ userId: text, userIdType, ...wantedFields }),
  async act({ world, fields }) {
    if (fields.flatCustomData) throw unsupported('flatCustomData');
    const user = findUser(world, fields.userId, fields.userIdType);
    return { kind: 'envelope', data: managedUser(user, fields, world.options) };
  },
});
