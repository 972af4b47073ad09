import type { SandboxOptions } from '../options';
import type { AccessTokenClaims } from '../state/tokens';
import type { User } from '../state/user';
import { accountDisabled, notLoggedIn } from '../wire/refusals';
import type { Call } from './call';

/**
 * The user whose access token came with a request.
 *
 * @throws {Refusal} 2020 when there is no good token, 2120008 when the user is disabled
 */
export async function bearerUser({
  world,
  incoming,
  app,
}: Pick<Call<unknown>, 'world' | 'incoming' | 'app'>): Promise<{
  user: User;
  claims: AccessTokenClaims;
}> {
  const token = presentedToken(incoming.headers.get('authorization') ?? '', world.options);
  const { revokedTokens } = world.options;
  const claims =
    token === null ? undefined : await world.tokens.check(token, world.now(), revokedTokens);
  const user = claims && world.users.byId(claims.userId);
  if (!claims || !user) throw notLoggedIn();
  if (world.options.tokenBoundToApp && claims.appId !== app?.appId) throw notLoggedIn();
  if (user.status !== 'Activated') throw accountDisabled();
  return { user, claims };
}

/** Official SDKs send the token bare or after `Bearer`; either can be switched off. */
export function presentedToken(
  authorization: string,
  { tokenForms }: SandboxOptions,
): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (bearer !== undefined) return tokenForms === 'raw' ? null : bearer;
  return tokenForms === 'bearer' ? null : authorization;
}
