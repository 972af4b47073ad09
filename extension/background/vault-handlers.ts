import { emptyVault } from '../../src/environments/vault-content';
import type { Handlers, Refusal } from '../../src/messaging/protocol';
import { StorageError } from '../../src/platform/stored-item';
import { checkPassphrase } from '../../src/vault/passphrase';
import { vaultErrorCode } from '../../src/vault/vault-session';
import { done, refuse } from './reply';
import type { Services } from './services';

type VaultMethod = 'vault.create' | 'vault.unlock' | 'vault.lock';

export function vaultHandlers(
  { vault }: Services,
  republish: () => Promise<void>,
): Pick<Handlers, VaultMethod> {
  return {
    'vault.create': async ({ passphrase }) => {
      const problem = checkPassphrase(passphrase);
      if (problem !== null) {
        return refuse({
          code: problem === 'too-long' ? 'passphrase-too-long' : 'passphrase-too-short',
        });
      }
      try {
        if (!(await vault.create(passphrase, emptyVault))) return refuse({ code: 'vault-exists' });
      } catch (error) {
        return refuse(vaultRefusal(error));
      }
      await republish();
      return done(null);
    },

    'vault.unlock': async ({ passphrase }) => {
      try {
        await vault.unlock(passphrase);
      } catch (error) {
        return refuse(vaultRefusal(error));
      }
      await republish();
      return done(null);
    },

    'vault.lock': async () => {
      await vault.lock();
      await republish();
      return done(null);
    },
  };
}

/** What of the vault or its storage failed; anything else is a defect, and thrown on. */
export function vaultRefusal(error: unknown): Refusal {
  const code = vaultErrorCode(error);
  if (code !== null) return { code };
  if (error instanceof StorageError) return { code: 'storage' };
  throw error;
}
