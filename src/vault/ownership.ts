import type { Cell } from './vault-disk';
import type { VaultSession } from './vault-session';

/** What shows that the sender of a command is the vault's owner. */
export interface Proof {
  readonly by: 'passphrase';
  readonly passphrase: string;
}

/** Whether the vault's owner is at the desk: anyone can use one that is unlocked. */
export interface Ownership {
  /** Proved in the last minutes, see {@link PROOF_LASTS}. */
  recent(): Promise<boolean>;
  check(proof: Proof): Promise<boolean>;
}

/** How long a typed passphrase counts as a proof. Milliseconds. */
export const PROOF_LASTS = 5 * 60_000;

/** For a vault that nobody owns. */
export const everyoneOwns: Ownership = { recent: async () => true, check: async () => true };

/** @param provedAt when the owner was last proved, in milliseconds since the epoch; in memory only */
export function ownershipOf(
  vault: Pick<VaultSession<unknown>, 'verifyPassphrase'>,
  provedAt: Cell<number>,
  now: () => number,
): Ownership {
  return {
    async recent() {
      const at = await provedAt.get();
      const age = at === null ? PROOF_LASTS : now() - at;
      return age >= 0 && age < PROOF_LASTS;
    },
    check: ({ passphrase }) => vault.verifyPassphrase(passphrase),
  };
}

/** A vault that notes when its owner was proved, and forgets it when it is locked. */
export function notingProofs<T>(
  vault: VaultSession<T>,
  provedAt: Cell<number>,
  now: () => number,
): VaultSession<T> {
  // Without the note, the owner is asked again.
  const note = () => provedAt.set(now()).catch(() => undefined);
  const forget = () => provedAt.remove().catch(() => undefined);

  const whenProved = async (proving: Promise<boolean>): Promise<boolean> => {
    const proved = await proving;
    if (proved) await note();
    return proved;
  };

  return {
    ...vault,
    create: (...given) => whenProved(vault.create(...given)),
    async unlock(passphrase) {
      await vault.unlock(passphrase);
      await note();
    },
    async unlockByPasskey(proof) {
      await vault.unlockByPasskey(proof);
      await note();
    },
    verifyPassphrase: (...given) => whenProved(vault.verifyPassphrase(...given)),
    changePassphrase: (...given) => whenProved(vault.changePassphrase(...given)),
    async lock() {
      await forget();
      await vault.lock();
    },
    async reset() {
      await forget();
      await vault.reset();
    },
  };
}
