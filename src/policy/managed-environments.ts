import * as v from 'valibot';
import { AUTH_METHODS, type Environment } from '../environments/environment';
import { type EnvironmentForm, validateEnvironment } from '../environments/environment-form';
import { parseHost } from '../environments/host';
import { freeLabel } from '../environments/label';
import type { PolicyProblem } from './policy-problem';

/** Most environments that a policy can name. */
const ENVIRONMENTS_MAX = 200;

/** What an organisation may say of an environment: all but the secrets, which each agent types once. */
export const managedFields = {
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  label: v.string(),
  appHost: v.string(),
  appId: v.string(),
  authMethod: v.picklist(AUTH_METHODS),
  managementHost: v.optional(v.string(), ''),
  userPoolId: v.optional(v.string(), ''),
  accessKeyId: v.optional(v.string(), ''),
  phoneCountryCode: v.optional(v.string(), ''),
} as const;

const fieldsSchema = v.object(managedFields);
const listSchema = v.pipe(v.array(v.unknown()), v.maxLength(ENVIRONMENTS_MAX));

export interface ReadEnvironments {
  /** Without secrets. */
  readonly environments: readonly Environment[];
  readonly problems: readonly PolicyProblem[];
}

/** Takes the environments of a policy one by one: one that is wrong is reported, field by field, and left out. */
export function parseManagedEnvironments(given: unknown): ReadEnvironments {
  const list = v.safeParse(listSchema, given);
  if (!list.success) {
    return { environments: [], problems: [{ entry: 'environments', code: 'malformed' }] };
  }
  const environments: Environment[] = [];
  const problems: PolicyProblem[] = [];
  for (const [index, each] of list.output.entries()) {
    const at = `environments[${index}]`;
    const read = parseOne(each, environments);
    if ('environment' in read) environments.push(read.environment);
    for (const { field, code } of read.problems) {
      problems.push({ entry: field === '' ? at : `${at}.${field}`, code });
    }
  }
  return { environments, problems };
}

type Problems = readonly { readonly field: string; readonly code: PolicyProblem['code'] }[];

function parseOne(
  given: unknown,
  before: readonly Environment[],
):
  | { readonly environment: Environment; readonly problems: Problems }
  | { readonly problems: Problems } {
  const parsed = v.safeParse(fieldsSchema, given);
  if (!parsed.success) {
    const fields = new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? ''));
    return { problems: [...fields].map((field) => ({ field, code: 'malformed' })) };
  }
  const { id, ...fields } = parsed.output;
  if (before.some((other) => other.id === id)) {
    return { problems: [{ field: 'id', code: 'contradictory' }] };
  }
  const form: EnvironmentForm = { ...fields, appSecret: '', accessKeySecret: '' };
  const labels = before.map(({ label }) => label);
  const result = validateEnvironment(form, id, undefined, labels, 'optional');
  if (!result.ok) {
    return { problems: result.problems.map(({ field }) => ({ field, code: 'malformed' })) };
  }
  return {
    environment: result.environment,
    problems: Object.keys(Object(given))
      .filter((field) => !Object.hasOwn(managedFields, field))
      .map((field) => ({ field: field.slice(0, 64), code: 'unknown' })),
  };
}

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

/** Exported for whoever saves a form: whether it means the hosts that the environment has. */
export function sameHosts(
  one: Pick<Environment, 'appHost' | 'managementHost'>,
  other: Pick<Environment, 'appHost' | 'managementHost'>,
): boolean {
  const same = (a: string, b: string) => a.trim() === b.trim() || sameOrigin(a, b);
  return same(one.appHost, other.appHost) && same(one.managementHost, other.managementHost);
}

function sameOrigin(one: string, other: string): boolean {
  const [a, b] = [parseHost(one), parseHost(other)];
  return a.ok && b.ok && a.host.origin === b.host.origin;
}

/** What is worth keeping of that: an environment to which the agent has added nothing goes when the organisation takes it back. */
function withoutUntouched<T extends Holder>(content: T, managed: readonly Environment[]): T {
  const untouched = new Set(managed.map((each) => JSON.stringify(each)));
  return {
    ...content,
    environments: content.environments.filter((each) => !untouched.has(JSON.stringify(each))),
  };
}
