import { clearDesk } from '../../src/case/end-case';
import { emptyVault } from '../../src/environments/vault-content';
import type { Handlers, Refusal } from '../../src/messaging/protocol';
import { done, refuse } from '../../src/messaging/reply';
import { lockBounds, minimumStrength } from '../../src/policy/policy';
import { areWithin } from '../../src/vault/lock-limits';
import { checkPassphrase } from '../../src/vault/passphrase';
import type { World } from './create-world';
import { releaseHosts } from './release-hosts';
import { changingVault, usingVault } from './using-vault';

type VaultMethod = Extract<keyof Handlers, `vault.${string}`>;

type Needs = Pick<
  World,
  | 'vault'
  | 'runner'
  | 'cases'
  | 'secrets'
  | 'drafts'
  | 'keeper'
  | 'keepHosts'
  | 'judgePassphrase'
  | 'policy'
  | 'publish'
>;

export function vaultHandlers(world: Needs): Pick<Handlers, VaultMethod> {
  const { vault, publish } = world;
  return {
    'vault.create': ({ passphrase }) =>
      usingVault(async () => {
        const unfit = await unfitPassphrase(world, passphrase);
        if (unfit !== null) return refuse(unfit);
        if (!(await vault.create(passphrase, emptyVault))) return refuse({ code: 'vault-exists' });
        await publish();
        return done(null);
      }),

    'vault.unlock': ({ passphrase }) =>
      usingVault(async () => {
        await vault.unlock(passphrase);
        await publish();
        // Seal the receipts of cases that ended while it was locked.
        await world.keeper.sealPending().catch(() => undefined);
        // A prompt that was answered while no view was open may have left access behind.
        void releaseHosts(world).catch(() => undefined);
        return done(null);
      }),

    'vault.lock': async () => {
      await vault.lock();
      await publish();
      return done(null);
    },

    // Every command touches the vault. This one also publishes the new deadline.
    'vault.touch': async () => {
      await vault.touch();
      await publish();
      return done(null);
    },

    'vault.changePassphrase': ({ current, next }) =>
      usingVault(async () => {
        const unfit = await unfitPassphrase(world, next);
        if (unfit !== null) return refuse(unfit);
        return changingVault(world, () => vault.changePassphrase(current, next));
      }),

    'vault.setLocks': async (locks) => {
      if (!areWithin(locks, lockBounds(await world.policy.current()))) {
        return refuse({ code: 'locks-out-of-bounds' });
      }
      return changingVault(world, () => vault.update((content) => ({ ...content, locks })));
    },

    'vault.reset': () =>
      usingVault(async () => {
        if (!(await clearDesk(world))) return refuse({ code: 'stale' });
        await vault.reset();
        await world.drafts.clear().catch(() => undefined);
        await world.keepHosts([]);
        await publish();
        return done(null);
      }),
  };
}

/** Why a new passphrase is refused; null if it is accepted. Rejects if it cannot be judged. */
async function unfitPassphrase(
  { policy, judgePassphrase }: Pick<World, 'policy' | 'judgePassphrase'>,
  passphrase: string,
): Promise<Refusal | null> {
  const problem = checkPassphrase(passphrase);
  if (problem !== null) {
    return { code: problem === 'too-long' ? 'passphrase-too-long' : 'passphrase-too-short' };
  }
  const [{ strength, weakness }, set] = await Promise.all([
    judgePassphrase(passphrase),
    policy.current(),
  ]);
  const needed = minimumStrength(set);
  return strength < needed ? { code: 'passphrase-too-weak', weakness, needed } : null;
}
