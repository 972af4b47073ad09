import { seedUserPool } from '../seeds/apps';
import { counts, otherLoginMethods, type User } from '../state/user';
import type { World } from '../state/world';

/** A user as the inbox page shows it: what the service knows, and the ways to sign in besides the phone. */
export function userView(user: User, world: World) {
  const unbound = world.effects.findLast(
    (effect) => effect.kind === 'phone-unbound' && effect.userId === user.userId,
  );
  return {
    ...user,
    /** The number that was removed, with its country code. */
    unboundPhone: unbound?.kind === 'phone-unbound' ? unbound.phone : null,
    otherLoginMethods: otherLoginMethods(user).map((method) => ({
      ...method,
      counts: counts(method, world.options),
    })),
  };
}

/** Everything a view of the sandbox needs. */
export function snapshot(world: World) {
  return {
    now: world.now(),
    userPool: seedUserPool,
    apps: world.apps,
    options: world.options,
    users: world.users.all().map((user) => userView(user, world)),
    messages: world.codes.all(),
    effects: world.effects,
    requests: world.log.all(),
  };
}
