import { validateEnvironment } from '../../src/environments/environment-form';
import type { Handlers, Refusal } from '../../src/messaging/protocol';
import { sameHosts } from '../../src/policy/merge-managed-environments';
import { ownSafeguards } from '../../src/policy/policy';
import { whole } from '../../src/safeguards/default-safeguards';
import { done, refuse } from './reply';
import type { Services } from './services';
import { changingVault, usingContent, usingVault } from './using-vault';

type EnvironmentMethod =
  | 'environment.save'
  | 'environment.remove'
  | 'environment.check'
  | 'environment.setSafeguards'
  | 'agent.setName';

export function environmentHandlers(
  services: Services,
  republish: () => Promise<void>,
): Pick<Handlers, EnvironmentMethod> {
  const { vault, desk, drafts, keepHosts, policyKnown, fromOrganisation, check, newId } = services;

  /** Gives back the access to hosts that no environment names any more. */
  async function releaseHosts(): Promise<void> {
    await policyKnown();
    const content = await vault.content();
    if (content === null) return;
    await keepHosts(
      content.environments.flatMap(({ appHost, managementHost }) => [appHost, managementHost]),
    );
  }

  return {
    'environment.save': ({ id, form }) =>
      usingVault(async () => {
        let refusal: Refusal = { code: 'vault-locked' };
        let saved: string | null = null;
        const managed = await fromOrganisation(id);
        await vault.update((content) => {
          const existing = content.environments.find((each) => each.id === id);
          if (id !== null && existing === undefined) {
            refusal = { code: 'environment-missing' };
            return content;
          }
          const others = content.environments.filter((each) => each !== existing);
          if (managed && existing !== undefined && !sameHosts(form, existing)) {
            // The organisation has moved it meanwhile. What was typed was meant for where it was.
            refusal = { code: 'stale' };
            return content;
          }
          const labels = others.map(({ label }) => label);
          const secrets = managed ? 'optional' : 'required';
          const result = validateEnvironment(form, id ?? newId(), existing, labels, secrets);
          if (!result.ok) {
            refusal = { code: 'environment-invalid', problems: result.problems };
            return content;
          }
          saved = result.environment.id;
          const environments =
            existing === undefined
              ? [...content.environments, result.environment]
              : content.environments.map((each) => (each === existing ? result.environment : each));
          return { ...content, environments };
        });
        if (saved === null) return refuse(refusal);
        await drafts.merge({ environment: null, environmentId: saved });
        await releaseHosts().catch(() => undefined);
        await republish();
        return done({ id: saved });
      }),

    'environment.check': ({ id }) =>
      usingContent(services, async ({ environments }) => {
        const environment = environments.find((each) => each.id === id);
        if (environment === undefined) return refuse({ code: 'environment-missing' });
        return done(await check(environment));
      }),

    'environment.setSafeguards': ({ id, safeguards }) =>
      usingVault(async () => {
        let known = false;
        const policy = await policyKnown();
        const opened = await vault.update((content) => {
          known = content.environments.some((each) => each.id === id);
          const environments = content.environments.map((each) =>
            each.id === id
              ? { ...each, safeguards: ownSafeguards(whole(safeguards), each.safeguards, policy) }
              : each,
          );
          return { ...content, environments };
        });
        if (!opened) return refuse({ code: 'vault-locked' });
        if (!known) return refuse({ code: 'environment-missing' });
        await republish();
        return done(null);
      }),

    'agent.setName': ({ name }) =>
      changingVault(
        () => vault.update((content) => ({ ...content, agent: name.trim() })),
        republish,
      ),

    'environment.remove': async ({ id }) => {
      const current = await desk.current().catch(() => null);
      if (current?.environment.id === id) {
        return refuse({ code: 'environment-in-use' });
      }
      return usingVault(async () => {
        const removed = await vault.update((content) => ({
          ...content,
          environments: content.environments.filter((each) => each.id !== id),
        }));
        if (!removed) return refuse({ code: 'vault-locked' });
        await drafts.merge({ environment: null });
        await releaseHosts().catch(() => undefined);
        await republish();
        return done(null);
      });
    },
  };
}
