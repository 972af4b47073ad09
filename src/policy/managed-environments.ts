import * as v from 'valibot';
import type { Environment } from '../environments/environment';
import { type EnvironmentForm, validateEnvironment } from '../environments/environment-form';
import { AUTH_METHODS } from '../genauth/auth-method';
import type { PolicyProblem } from './policy-problem';

/** Maximum number of environments in a policy. */
const ENVIRONMENTS_MAX = 200;

/** What an organization may set for an environment: all but the secrets, which each agent types once. */
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
  newNumber: v.optional(v.string(), ''),
} as const;

const fieldsSchema = v.object(managedFields);
const listSchema = v.pipe(v.array(v.unknown()), v.maxLength(ENVIRONMENTS_MAX));

export interface ReadEnvironments {
  /** Without secrets. */
  readonly environments: readonly Environment[];
  readonly problems: readonly PolicyProblem[];
}

/** Reads the environments of a policy one by one. A wrong one is reported, field by field, and left out. */
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
    const fields = new Set(parsed.issues.map((issue) => String(issue.path?.[0].key ?? '')));
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
