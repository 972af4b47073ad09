import * as v from 'valibot';
import type { App } from '../seeds/apps';
import type { Answer } from '../wire/answer';
import { Refusal } from '../wire/refusal';
import { clientAuthenticationFailed, notYourToken } from '../wire/refusals';
import type { Call } from './call';
import { authenticateClient, basicCredentials } from './client-auth';
import { defineEndpoint } from './endpoint';
import { text } from './fields';

const fields = v.object({
  token: text,
  client_id: v.optional(text),
  client_secret: v.optional(text),
  // Not in the vendor's specification, but in OAuth's (RFC 7009, section 2.1).
  token_type_hint: v.optional(v.picklist(['access_token', 'refresh_token'])),
});

/** `POST /oidc/token/revocation`: ends a token. An unknown or expired token is a success, too. */
export const tokenRevocation = defineEndpoint({
  name: 'revocation',
  method: 'POST',
  path: '/oidc/token/revocation',
  fieldsIn: 'form',
  fields,
  appHeader: 'optional',
  overlooksUnknownFields: true,
  async act(call) {
    const oauth = call.world.options.revocationAnswer === 'oauth';
    try {
      await revoke(call);
    } catch (error) {
      if (!oauth || !(error instanceof Refusal)) throw error;
      return { kind: 'oauth-error', status: 401, description: error.message } satisfies Answer;
    }
    return oauth ? { kind: 'oauth-empty' } : { kind: 'envelope', data: { success: true } };
  },
});

/** The app is the one the client says it is, not the one a header may name. */
function claimedApp({
  world,
  incoming,
  fields: { client_id },
}: Call<v.InferOutput<typeof fields>>): App {
  const basic = basicCredentials(incoming.headers.get('authorization'));
  const claimed = client_id ?? basic?.split(':')[0];
  const app = world.apps.find(({ appId }) => appId === claimed);
  if (!app) throw clientAuthenticationFailed(world.options);
  return app;
}

async function revoke(call: Call<v.InferOutput<typeof fields>>): Promise<void> {
  const { world, incoming } = call;
  const app = claimedApp(call);
  authenticateClient(
    app,
    {
      authorization: incoming.headers.get('authorization'),
      clientId: call.fields.client_id,
      clientSecret: call.fields.client_secret,
    },
    world.options,
  );
  const claims = await world.tokens.check(call.fields.token, world.now());
  if (!claims) return;
  if (claims.appId !== app.appId) throw notYourToken();
  world.tokens.revoke(claims.jti);
  world.record({ kind: 'token-revoked', userId: claims.userId, jti: claims.jti });
}
