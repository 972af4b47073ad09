import type { App } from '../seeds/apps';
import type { User } from '../state/user';
import type { Call } from './call';
import type { SigninFields } from './signin-fields';

const grantable = [
  'openid',
  'profile',
  'username',
  'email',
  'phone',
  'offline_access',
  'external_id',
  'extended_fields',
  'roles',
  'tenant_id',
];

/** The requested scopes that the service knows, in the requested order. */
export function grantedScope(asked: string): string {
  return asked
    .split(/\s+/)
    .filter((scope) => grantable.includes(scope))
    .join(' ');
}

/** The data of a successful sign-in. */
export async function issueTokens(
  { world, incoming, fields }: Call<SigninFields>,
  user: User,
  app: App,
) {
  const { options } = world;
  const scope = grantedScope(fields.options.scope ?? options.defaultScope);
  const lifetimeSeconds = options.accessTokenLifetimeSeconds;
  const request = { user, app, scope, lifetimeSeconds, origin: incoming.origin, now: world.now() };
  const { token, jti } = await world.tokens.issueAccessToken(request);
  world.record({ kind: 'token-issued', userId: user.userId, appId: app.appId, jti });
  return {
    scope,
    token_type: 'Bearer',
    access_token: token,
    [options.expiryField]: lifetimeSeconds,
    id_token: await world.tokens.issueIdToken(request),
    ...(scope.split(' ').includes('offline_access') && {
      refresh_token: world.tokens.issueRefreshToken(),
    }),
  };
}
