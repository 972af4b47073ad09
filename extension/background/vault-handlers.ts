import { noSecrets } from '../../src/case/ports';
import { emptyVault } from '../../src/environments/vault-content';
import type { Handlers, Refusal } from '../../src/messaging/protocol';
import { withinBounds } from '../../src/vault/lock-limits';
import { checkPassphrase } from '../../src/vault/passphrase';
import { caseFault } from './case-handlers';
import { done, refuse } from './reply';
import type { Services } from './services';
import { changingVault, usingVault } from './using-vault';

type VaultMethod = Extract<keyof Handlers, `vault.${string}`>;

export function vaultHandlers(
  { vault, desk, cases, secrets, drafts, keeper, lockBounds, keepHosts }: Services,
  republish: () => Promise<void>,
): Pick<Handlers, VaultMethod> {
  /** Ends the case in hand, so that it leaves its receipt. False while one of its requests is out. */
  async function endCase(): Promise<boolean> {
    for (const type of ['abandon', 'close'] as const) {
      const current = await desk.current();
      if (current === null) return true;
      await desk.submit({ command: { type }, revision: current.revision });
    }
    return (await desk.current()) === null;
  }

  /** As {@link endCase}; one that cannot be read is put aside, and kept. */
  async function clearDesk(): Promise<boolean> {
    try {
      return await endCase();
    } catch (error) {
      const fault = caseFault(error);
      if (fault === null || fault === 'storage') throw error;
      await cases.setAside();
      await secrets.save(noSecrets);
      return true;
    }
  }

  return {
    'vault.create': async ({ passphrase }) => {
      const unfit = unfitPassphrase(passphrase);
      if (unfit !== null) return refuse(unfit);
      return usingVault(async () => {
        if (!(await vault.create(passphrase, emptyVault))) return refuse({ code: 'vault-exists' });
        await republish();
        return done(null);
      });
    },

    'vault.unlock': ({ passphrase }) =>
      usingVault(async () => {
        await vault.unlock(passphrase);
        await republish();
        // What ended while it was locked becomes part of the chain.
        await keeper.sealPending().catch(() => undefined);
        return done(null);
      }),

    'vault.lock': async () => {
      await vault.lock();
      await republish();
      return done(null);
    },

    // As every command does; what is published then has the new deadline in it.
    'vault.touch': async () => {
      await vault.touch();
      await republish();
      return done(null);
    },

    'vault.changePassphrase': async ({ current, next }) => {
      const unfit = unfitPassphrase(next);
      if (unfit !== null) return refuse(unfit);
      return changingVault(() => vault.changePassphrase(current, next), republish);
    },

    'vault.setLocks': async (locks) => {
      const bounds = await lockBounds();
      const { idleMinutes, absoluteHours } = withinBounds(locks, bounds);
      if (idleMinutes !== locks.idleMinutes || absoluteHours !== locks.absoluteHours) {
        return refuse({ code: 'locks-out-of-bounds' });
      }
      return changingVault(() => vault.update((content) => ({ ...content, locks })), republish);
    },

    'vault.reset': () =>
      usingVault(async () => {
        if (!(await clearDesk())) return refuse({ code: 'stale' });
        await vault.reset();
        await drafts.clear().catch(() => undefined);
        await keepHosts([]);
        await republish();
        return done(null);
      }),
  };
}

function unfitPassphrase(passphrase: string): Refusal | null {
  const problem = checkPassphrase(passphrase);
  if (problem === null) return null;
  return { code: problem === 'too-long' ? 'passphrase-too-long' : 'passphrase-too-short' };
}
