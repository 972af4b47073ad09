import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import type { Environment } from '../../src/environments/environment';
import { callers } from '../../src/practice/callers';
import { defaultSafeguards } from '../../src/safeguards/default-safeguards';

/**
 * Not a name on the network, so even a bug would reach nobody. @see
 * https://datatracker.ietf.org/doc/html/rfc6761#section-6.4
 */
const host = 'https://practice.invalid';

/** The only environment of practice mode. */
const environment: Omit<Environment, 'label'> = {
  id: 'practice',
  appHost: host,
  appId: seedApps.post.appId,
  authMethod: seedApps.post.authMethod,
  phoneCountryCode: '+86',
  newNumber: '',
  appSecret: seedApps.post.appSecret,
  managementHost: host,
  userPoolId: '',
  ...seedAccessKey,
  safeguards: { ...defaultSafeguards, protectedField: 'protected' },
};

/** The start of practice mode: the first caller, and the environment with a localized label. */
export function practiceBeginning(label: string): { callerId: string; environment: Environment } {
  return { callerId: callers[0]?.id ?? '', environment: { ...environment, label } };
}
