import { describe, expect, it } from 'vitest';
import { notingProofs, ownershipOf, PROOF_LASTS } from './ownership';
import type { VaultSession } from './vault-session';

const minute = 60_000;

/** An open vault whose passphrase is `right`, and when its owner was last proved. */
function setUp({ forgetful = false } = {}) {
  let now = 1_000_000;
  let at: number | null = null;
  const cell = {
    get: async () => at,
    set: async (value: number) => {
      if (forgetful) throw new Error('No room.');
      at = value;
    },
    remove: async () => {
      at = null;
    },
  };
  const notUsed = () => Promise.reject(new Error('Not used here.'));
  const bare: VaultSession<string> = {
    status: notUsed,
    create: async (passphrase) => passphrase === 'right',
    unlock: async (passphrase) => {
      if (passphrase !== 'right') throw new Error('wrong');
    },
    unlockByPasskey: async ({ prf }) => {
      if (prf !== 'right') throw new Error('wrong');
    },
    passkeys: notUsed,
    passkeyHandles: notUsed,
    addPasskey: notUsed,
    removePasskey: notUsed,
    lock: async () => undefined,
    touch: async () => undefined,
    content: async () => 'content',
    keys: notUsed,
    update: notUsed,
    relimit: notUsed,
    verifyPassphrase: async (passphrase) => passphrase === 'right',
    changePassphrase: async (passphrase) => passphrase === 'right',
    reset: async () => undefined,
  };
  const clock = () => now;
  const vault = notingProofs(bare, cell, clock);
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { vault, owner: ownershipOf(vault, cell, clock), wait };
}

const proofs: readonly [string, (vault: VaultSession<string>, passphrase: string) => unknown][] = [
  ['creating a vault', (vault, passphrase) => vault.create(passphrase, 'content')],
  ['unlocking', (vault, passphrase) => vault.unlock(passphrase)],
  ['unlocking with a passkey', (vault, prf) => vault.unlockByPasskey({ id: 'key', prf })],
  ['the passphrase', (vault, passphrase) => vault.verifyPassphrase(passphrase)],
  ['changing the passphrase', (vault, passphrase) => vault.changePassphrase(passphrase, 'new')],
];

describe('the owner', () => {
  it.each(proofs)('is proved by %s, for five minutes', async (_, prove) => {
    const { vault, owner, wait } = setUp();
    expect(await owner.recent()).toBe(false);
    await prove(vault, 'right');
    wait(5 * minute - 1);
    expect(await owner.recent()).toBe(true);
    wait(1);
    expect(await owner.recent()).toBe(false);
    expect(PROOF_LASTS).toBe(5 * minute);
  });

  it.each(proofs)('is not proved by %s with a wrong passphrase', async (_, prove) => {
    const { vault, owner } = setUp();
    await Promise.resolve(prove(vault, 'wrong')).catch(() => undefined);
    expect(await owner.recent()).toBe(false);
  });

  it('is not proved by using the vault, nor after it was locked or deleted', async () => {
    const { vault, owner } = setUp();
    await vault.touch();
    await vault.content();
    expect(await owner.recent()).toBe(false);
    for (const end of ['lock', 'reset'] as const) {
      await vault.unlock('right');
      await vault[end]();
      expect(await owner.recent()).toBe(false);
    }
  });

  it('is asked again where the clock went back, or the proof could not be noted', async () => {
    const { vault, owner, wait } = setUp();
    await vault.unlock('right');
    wait(-1);
    expect(await owner.recent()).toBe(false);
    const forgetful = setUp({ forgetful: true });
    await forgetful.vault.unlock('right');
    expect(await forgetful.owner.recent()).toBe(false);
  });

  it('is proved by a passphrase that comes with a command', async () => {
    const { owner } = setUp();
    expect(await owner.check({ by: 'passphrase', passphrase: 'wrong' })).toBe(false);
    expect(await owner.recent()).toBe(false);
    expect(await owner.check({ by: 'passphrase', passphrase: 'right' })).toBe(true);
    expect(await owner.recent()).toBe(true);
  });
});
