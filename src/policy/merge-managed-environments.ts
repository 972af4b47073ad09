import type { Environment } from '../environments/environment';
import { freeLabel } from '../environments/label';
import { sameOrigin } from '../environments/same-hosts';

interface Holder {
  readonly environments: readonly Environment[];
}

/**
 * What a vault holds with the organisation's environments in it: those first, as the organisation has them, with the secrets
 * and safeguards that the agent gave them; then the agent's own. A secret stays only at the host it was typed for.
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
 * What is to be written after a change: the organisation's environments as they were where the change means another host or
 * brings no secret (a pack may), and the agent's own under the label that they bear on the disk.
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

/** What is worth keeping of that: an environment to which the agent has added nothing goes when the organisation takes it back. */
function withoutUntouched<T extends Holder>(content: T, managed: readonly Environment[]): T {
  const untouched = new Set(managed.map((each) => JSON.stringify(each)));
  return {
    ...content,
    environments: content.environments.filter((each) => !untouched.has(JSON.stringify(each))),
  };
}
