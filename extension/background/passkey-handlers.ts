import type { Handlers } from '../../src/messaging/protocol';
import { done, refuse } from '../../src/messaging/reply';
import { passkeysAllowed } from '../../src/policy/policy';
import type { World } from './create-world';
import { changingVault, openedVault, usingVault } from './using-vault';

type PasskeyMethod = Extract<keyof Handlers, `passkey.${string}`>;

type Needs = Pick<World, 'vault' | 'keeper' | 'policy' | 'publish' | 'keepHosts'>;

export function passkeyHandlers(world: Needs): Pick<Handlers, PasskeyMethod> {
  const { vault } = world;

  const ifAllowed = async <R>(work: () => Promise<R>) =>
    passkeysAllowed(await world.policy.current()) ? work() : refuse({ code: 'passkeys-forbidden' });

  return {
    'passkey.unlock': (proof) =>
      usingVault(async () => {
        await vault.unlockByPasskey(proof);
        return openedVault(world);
      }),

    'passkey.handles': () =>
      usingVault(() => ifAllowed(async () => done(await vault.passkeyHandles()))),

    // Asked before the authenticator is: a passkey that was made for nothing would stay on it.
    'passkey.prepare': ({ passphrase }) =>
      usingVault(() =>
        ifAllowed(async () =>
          (await vault.verifyPassphrase(passphrase))
            ? done(null)
            : refuse({ code: 'wrong-passphrase' }),
        ),
      ),

    'passkey.add': ({ passphrase, passkey }) =>
      ifAllowed(() => changingVault(world, () => vault.addPasskey(passphrase, passkey))),

    'passkey.remove': ({ id }) => changingVault(world, () => vault.removePasskey(id)),

    'passkey.decline': () =>
      changingVault(world, () =>
        vault.update((content) => ({ ...content, passkeysDeclined: true })),
      ),
  };
}
