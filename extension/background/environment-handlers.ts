import {
  hostsIn,
  saveEnvironment,
  withoutEnvironment,
} from '../../src/environments/change-environments';
import type { Handlers } from '../../src/messaging/protocol';
import { done, refuse } from '../../src/messaging/reply';
import { isManagedEnvironment } from '../../src/policy/policy';
import { setSafeguards } from '../../src/policy/set-safeguards';
import type { World } from './create-world';
import { environmentInHand } from './environment-in-hand';
import { changingVault, decidingVault, usingContent, usingVault } from './using-vault';

type EnvironmentMethod =
  | 'environment.save'
  | 'environment.remove'
  | 'environment.check'
  | 'environment.setSafeguards'
  | 'agent.setName'
  | 'agent.setCodesGoOn';

type Needs = Pick<
  World,
  'vault' | 'runner' | 'drafts' | 'keepHosts' | 'policy' | 'check' | 'newId' | 'publish'
>;

export function environmentHandlers(world: Needs): Pick<Handlers, EnvironmentMethod> {
  const { vault, drafts, policy, publish } = world;

  /** Removes the access to hosts that no environment uses anymore, once the organization's environments are known. */
  async function releaseHosts(): Promise<void> {
    await policy.settled();
    const content = await vault.content();
    if (content !== null) await world.keepHosts(hostsIn(content));
  }

  return {
    'environment.save': async ({ id, form }) => {
      const managed = isManagedEnvironment(policy.held().policy, id);
      const saved = await decidingVault(world, (content) => {
        const result = saveEnvironment(content, { id, form, managed, newId: world.newId() });
        return result.ok ? result : refuse(result.refusal);
      });
      if (!('content' in saved)) return saved;
      return usingVault(async () => {
        await drafts.merge({ environment: null, environmentId: saved.id });
        await publish();
        void releaseHosts().catch(() => undefined);
        return done({ id: saved.id });
      });
    },

    'environment.check': ({ id }) =>
      usingContent(world, async ({ environments }) => {
        const environment = environments.find((each) => each.id === id);
        if (environment === undefined) return refuse({ code: 'environment-missing' });
        return done(await world.check(environment));
      }),

    'environment.setSafeguards': async ({ id, safeguards }) => {
      const current = await policy.current();
      const set = await decidingVault(world, (content) => {
        const next = setSafeguards(content, id, safeguards, current);
        return next === null ? refuse({ code: 'environment-missing' }) : { content: next };
      });
      if (!('content' in set)) return set;
      await publish();
      return done(null);
    },

    'agent.setCodesGoOn': ({ codesGoOn }) =>
      changingVault(world, () => vault.update((content) => ({ ...content, codesGoOn }))),
    'agent.setName': ({ name }) =>
      changingVault(world, () => vault.update((content) => ({ ...content, agent: name.trim() }))),

    'environment.remove': async ({ id }) => {
      if ((await environmentInHand(world)) === id) return refuse({ code: 'environment-in-use' });
      return usingVault(async () => {
        const removed = await vault.update((content) => withoutEnvironment(content, id));
        if (!removed) return refuse({ code: 'vault-locked' });
        await drafts.merge({ environment: null });
        await publish();
        void releaseHosts().catch(() => undefined);
        return done(null);
      });
    },
  };
}
