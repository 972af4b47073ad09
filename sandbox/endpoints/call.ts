import type { App } from '../seeds/apps';
import type { AccessTokenClaims } from '../state/tokens';
import type { User } from '../state/user';
import type { World } from '../state/world';
import type { Incoming } from '../wire/incoming';

/** What an endpoint is given to act on. */
export interface Call<Fields> {
  readonly world: World;
  readonly incoming: Incoming;
  readonly fields: Fields;
  /** The app named by header, if any. */
  readonly app: App | null;
}

/** What an endpoint for a signed-in user is given to act on. */
export interface UserCall<Fields> extends Call<Fields> {
  readonly user: User;
  readonly claims: AccessTokenClaims;
}
