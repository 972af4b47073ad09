import type { App } from '../seeds/apps';
import type { User } from './user';
import type { World } from './world';

/** The properties of a token issued by hand. */
export interface TokenWishes {
  /** Space-separated; everything a support desk needs if left out. */
  readonly scope?: string;
  /** Seconds; the option's lifetime if left out. */
  readonly lifetimeSeconds?: number;
}

/**
 * Issues an access token without a sign-in, as another system would have got it.
 *
 * @throws {RangeError} when there is no such user or no app
 */
export async function issueToken(
  world: World,
  { userId }: Pick<User, 'userId'>,
  app: App | undefined = world.apps[0],
  wishes: TokenWishes = {},
): Promise<string> {
  const user = world.users.byId(userId);
  if (!user || !app) throw new RangeError(`No user ${userId}, or no app to issue a token for`);
  const { token, jti } = await world.tokens.issueAccessToken({
    user,
    app,
    scope: wishes.scope ?? 'openid profile username email phone',
    lifetimeSeconds: wishes.lifetimeSeconds ?? world.options.accessTokenLifetimeSeconds,
    origin: world.origin,
    now: world.now(),
  });
  world.record({ kind: 'token-issued', userId, appId: app.appId, jti });
  return token;
}
