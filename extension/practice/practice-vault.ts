import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import { createSerial } from '../../src/concurrency/serial';
import type { Environment } from '../../src/environments/environment';
import { emptyVault, type VaultContent } from '../../src/environments/vault-content';
import { message } from '../../src/platform/catalogue';
import type { StoredItem } from '../../src/platform/stored-item';
import { defaultSafeguards } from '../../src/safeguards/safeguards';
import { DEFAULT_LOCK_LIMITS } from '../../src/vault/lock-limits';
import type { VaultSession } from '../../src/vault/vault-session';

/** No name in the network: even a mistake would reach nobody. @see https://datatracker.ietf.org/doc/html/rfc6761#section-6.4 */
const host = 'https://practice.invalid';

/** The one environment of practice. */
const practiceEnvironment: Environment = {
  id: 'practice',
  label: message('practice', []),
  appHost: host,
  appId: seedApps.post.appId,
  authMethod: seedApps.post.authMethod,
  phoneCountryCode: '+86',
  appSecret: seedApps.post.appSecret,
  managementHost: host,
  userPoolId: '',
  ...seedAccessKey,
  safeguards: { ...defaultSafeguards, protectedField: 'protected' },
};

/** A vault that stands open and holds nothing worth locking. It asks for no passphrase and takes none. */
export function createPracticeVault(stored: StoredItem<VaultContent>): VaultSession<VaultContent> {
  const serially = createSerial();
  const content = async (): Promise<VaultContent> =>
    (await stored.get()) ?? { ...emptyVault, environments: [practiceEnvironment] };
  const nothing = async () => undefined;
  return {
    status: async () => ({
      status: 'unlocked',
      recovered: false,
      lockAt: Number.MAX_SAFE_INTEGER,
      limits: DEFAULT_LOCK_LIMITS,
    }),
    create: async () => false,
    unlock: nothing,
    lock: nothing,
    touch: nothing,
    content,
    update: (change) =>
      serially(async () => {
        await stored.set(change(await content()));
        return true;
      }),
    relimit: nothing,
    verifyPassphrase: async () => false,
    changePassphrase: async () => false,
    reset: stored.remove,
  };
}
