import { saveEnvironment, withoutEnvironment } from '../../src/environments/change-environments';
import type { Handlers } from '../../src/messaging/protocol';
import { done, refuse } from '../../src/messaging/reply';
import { agentFixed } from '../../src/policy/audit-rules';
import { effectiveSafeguards, isManagedEnvironment } from '../../src/policy/policy';
import { setSafeguards } from '../../src/policy/set-safeguards';
import { countedSince } from '../../src/safeguards/hourly-limit';
import type { World } from './create-world';
import { environmentInHand } from './environment-in-hand';
import { releaseHosts } from './release-hosts';
import { changingVault, decidingVault, usingContent, usingVault } from './using-vault';
import { whyUnproved } from './why-unproved';

type EnvironmentMethod =
  | 'environment.save'
  | 'environment.releaseHosts'
  | 'environment.remove'
  | 'environment.check'
  | 'environment.limit'
  | 'environment.setSafeguards'
  | 'agent.setName'
  | 'agent.setCodesGoOn';

type Needs = Pick<
  World,
  | 'vault'
  | 'ownership'
  | 'runner'
  | 'drafts'
  | 'keepHosts'
  | 'policy'
  | 'check'
  | 'newId'
  | 'now'
  | 'publish'
> & { readonly keeper: Pick<World['keeper'], 'unboundSince'> };

export function environmentHandlers(world: Needs): Pick<Handlers, EnvironmentMethod> {
  const { vault, drafts, policy, publish } = world;
  const release = () => void releaseHosts(world).catch(() => undefined);

  return {
    'environment.save': async ({ id, form }) => {
      const managed = isManagedEnvironment(policy.held().policy, id);
      const saved = await decidingVault(world, (content) => {
        const result = saveEnvironment(content, { id, form, managed, newId: world.newId() });
        return result.ok ? result : refuse(result.refusal);
      });
      if (!('content' in saved)) {
        // The browser was asked for access at the same click.
        release();
        return saved;
      }
      return usingVault(async () => {
        await drafts.merge({ environment: null, environmentId: saved.id });
        await publish();
        release();
        return done({ id: saved.id });
      });
    },

    'environment.releaseHosts': () =>
      usingVault(async () => {
        await releaseHosts(world);
        return done(null);
      }),

    'environment.check': ({ id }) =>
      usingContent(world, async ({ environments }) => {
        const environment = environments.find((each) => each.id === id);
        if (environment === undefined) return refuse({ code: 'environment-missing' });
        return done(await world.check(environment));
      }),

    'environment.limit': ({ id }) =>
      usingContent(world, async ({ environments }) => {
        const environment = environments.find((each) => each.id === id);
        if (environment === undefined) return refuse({ code: 'environment-missing' });
        const { hourlyLimit } = effectiveSafeguards(environment.safeguards, await policy.current());
        if (hourlyLimit === 0) return done({ limit: 0, times: [] });
        const since = countedSince(world.now());
        return world.keeper.unboundSince(environment, since).then(
          (times) => done({ limit: hourlyLimit, times }),
          () => refuse({ code: 'storage' }),
        );
      }),

    'environment.setSafeguards': ({ id, safeguards, proof }) =>
      usingContent(world, async () => {
        const current = await policy.current();
        const unproved = await whyUnproved(world, proof);
        if (unproved !== null && proof !== undefined) return refuse(unproved);
        const set = await decidingVault(world, (content) => {
          const next = setSafeguards(content, id, safeguards, current);
          if (next === null) return refuse({ code: 'environment-missing' });
          return next.weaker && unproved !== null ? refuse(unproved) : next;
        });
        if (!('content' in set)) return set;
        await publish();
        return done(null);
      }),

    'agent.setName': async ({ name }) => {
      if (agentFixed(await policy.current())) return refuse({ code: 'agent-fixed' });
      return changingVault(world, () =>
        vault.update((content) => ({ ...content, agent: name.trim() })),
      );
    },

    'agent.setCodesGoOn': ({ codesGoOn }) =>
      changingVault(world, () => vault.update((content) => ({ ...content, codesGoOn }))),

    'environment.remove': async ({ id }) => {
      if ((await environmentInHand(world)) === id) return refuse({ code: 'environment-in-use' });
      return usingVault(async () => {
        const removed = await vault.update((content) => withoutEnvironment(content, id));
        if (!removed) return refuse({ code: 'vault-locked' });
        await drafts.merge({ environment: null });
        await publish();
        release();
        return done(null);
      });
    },
  };
}
