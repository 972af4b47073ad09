import { seedUserPool } from '../seeds/apps';
import type { World } from './world';

/** The properties of a management token. */
export interface ManagementTokenWishes {
  /** The access key it is issued to; the pool's first if left out. */
  readonly accessKeyId?: string;
  /** Seconds; the option's lifetime if left out. */
  readonly lifetimeSeconds?: number;
  /** The origin at which the token was requested; the service's own if left out. */
  readonly origin?: string;
}

/**
 * Issues a token for the management API.
 *
 * @throws {RangeError} when there is no such access key
 */
export async function issueManagementToken(
  world: World,
  wishes: ManagementTokenWishes = {},
): Promise<string> {
  const accessKeyId = wishes.accessKeyId ?? world.accessKeys[0]?.accessKeyId;
  if (!world.accessKeys.some((key) => key.accessKeyId === accessKeyId) || !accessKeyId) {
    throw new RangeError(`No access key ${accessKeyId} to issue a management token for`);
  }
  return world.tokens.issueManagementToken({
    accessKeyId,
    userPoolId: seedUserPool.userPoolId,
    lifetimeSeconds: wishes.lifetimeSeconds ?? world.options.managementTokenLifetimeSeconds,
    origin: wishes.origin ?? world.origin,
    now: world.now(),
  });
}
