import { alwaysTold, flag, personal, phoneFields } from '../endpoints/user-fields';
import type { SandboxOptions } from '../options';
import type { User } from '../state/user';

/** Optional parts of a user. */
export const wantedFields = {
  withCustomData: flag,
  withIdentities: flag,
  withDepartmentIds: flag,
  withPost: flag,
  flatCustomData: flag,
};

export interface Wanted {
  readonly withCustomData: boolean;
  readonly withIdentities: boolean;
  readonly withDepartmentIds: boolean;
}

/** A user as the management API shows one: no scope limits it. */
export function managedUser(user: User, wanted: Wanted, options: SandboxOptions) {
  return {
    ...alwaysTold(user),
    ...personal(user),
    ...user.details,
    ...(user.externalId !== null && { externalId: user.externalId }),
    ...(user.username !== null && { username: user.username }),
    ...(user.email && { email: user.email.address, emailVerified: user.email.verified }),
    ...phoneFields(user, options),
    ...(wanted.withIdentities && options.identitiesWithUser && { identities: user.identities }),
    ...(wanted.withCustomData && { customData: user.customData }),
    ...(wanted.withDepartmentIds && { departmentIds: user.departmentIds }),
  };
}
