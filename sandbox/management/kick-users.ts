import * as v from 'valibot';
import { text } from '../endpoints/fields';
import { defineManagementEndpoint } from './define-endpoint';
import { findUser, userIdType } from './find-user';

/** `POST /api/v3/kick-users`: ends a user's sessions in some apps. Refused without an app. */
export const kickUsers = defineManagementEndpoint({
  name: 'kick-users',
  method: 'POST',
  fields: v.object({
    userId: text,
    appIds: v.pipe(v.array(text), v.minLength(1)),
    options: v.optional(v.object({ userIdType })),
  }),
  async act({ world, fields: { userId, appIds, options } }) {
    const user = findUser(world, userId, options?.userIdType ?? 'user_id');
    for (const jti of world.tokens.issuedTo(user.userId, appIds)) {
      world.tokens.revoke(jti);
      world.record({ kind: 'token-revoked', userId: user.userId, jti });
    }
    world.record({ kind: 'sessions-ended', userId: user.userId, appIds });
    return { kind: 'envelope', data: { success: true } };
  },
});
