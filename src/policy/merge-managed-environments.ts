import type { Environment } from '../environments/environment';
import { freeLabel } from '../environments/label';
import { sameOrigin } from '../environments/same-hosts';

interface Holder {
  readonly environments: readonly Environment[];
}

/**
 * A vault's content with the organization's environments: those first, as the organization has set them, with the
 * secrets and safeguards that the agent added; then the agent's own. A secret is kept only for the host it was typed
 * for.
 */
export function withManaged<T extends Holder>(content: T, managed: readonly Environment[]): T {
  if (managed.length === 0) return content;
  const { environments } = overlay(content, managed);
  const labels = managed.map(({ label }) => label);
  const shown = environments.map((environment) => {
    if (managed.some(({ id }) => id === environment.id)) return environment;
    const label = freeLabel(environment.label, labels);
    labels.push(label);
    return { ...environment, label };
  });
  return { ...content, environments: shown };
}

function overlay<T extends Holder>(content: T, managed: readonly Environment[]): T {
  const kept = new Map(content.environments.map((each) => [each.id, each]));
  const first = managed.map((environment) => overlaid(environment, kept.get(environment.id)));
  const own = content.environments.filter((each) => !managed.some(({ id }) => id === each.id));
  return { ...content, environments: [...first, ...own] };
}

function overlaid(managed: Environment, kept: Environment | undefined): Environment {
  if (kept === undefined) return managed;
  const { authMethod, appHost, managementHost } = managed;
  return {
    ...managed,
    appSecret: authMethod !== 'none' && sameOrigin(appHost, kept.appHost) ? kept.appSecret : '',
    accessKeySecret: sameOrigin(managementHost, kept.managementHost) ? kept.accessKeySecret : '',
    safeguards: kept.safeguards,
  };
}

/**
 * What to store after a change. The organization's environments stay as they were if the change has another host or no
 * secret (as a pack may); the agent's own keep their stored label.
 */
export function settled<T extends Holder>(
  stored: T,
  before: T,
  after: T,
  managed: readonly Environment[],
): T {
  const find = ({ environments }: Holder, id: string) =>
    environments.find((each) => each.id === id);
  const environments = after.environments.map((each) => {
    const shown = find(before, each.id);
    if (shown === undefined) return each;
    if (managed.some(({ id }) => id === each.id)) return withSecretsOf(each, shown);
    const own = find(stored, each.id);
    return own !== undefined && each.label === shown.label ? { ...each, label: own.label } : each;
  });
  return withoutUntouched(overlay({ ...after, environments }, managed), managed);
}

function withSecretsOf(after: Environment, before: Environment): Environment {
  const app = after.appSecret !== '' && sameOrigin(after.appHost, before.appHost);
  const key =
    after.accessKeySecret !== '' && sameOrigin(after.managementHost, before.managementHost);
  return {
    ...after,
    appHost: before.appHost,
    appSecret: app ? after.appSecret : before.appSecret,
    managementHost: before.managementHost,
    accessKeySecret: key ? after.accessKeySecret : before.accessKeySecret,
  };
}

/**
 * Without the organization's environments to which the agent has added nothing, so they go when the organization
 * removes them.
 */
function withoutUntouched<T extends Holder>(content: T, managed: readonly Environment[]): T {
  const untouched = new Set(managed.map((each) => JSON.stringify(each)));
  return {
    ...content,
    environments: content.environments.filter((each) => !untouched.has(JSON.stringify(each))),
  };
}
