import type { Environment } from './environment';
import {
  type EnvironmentForm,
  type EnvironmentProblem,
  validateEnvironment,
} from './environment-form';
import { sameHosts } from './same-hosts';
import type { VaultContent } from './vault-content';

export type SaveRefusal =
  | { readonly code: 'environment-missing' }
  /** The organization has moved the environment since it was shown, so what was typed was meant for the old host. */
  | { readonly code: 'stale' }
  | { readonly code: 'environment-invalid'; readonly problems: readonly EnvironmentProblem[] };

export type Saved =
  | { readonly ok: true; readonly content: VaultContent; readonly id: string }
  | { readonly ok: false; readonly refusal: SaveRefusal };

export interface Typed {
  /** The environment being edited; null for a new one. */
  readonly id: string | null;
  readonly form: EnvironmentForm;
  /** The id for a new environment. */
  readonly newId: string;
  /** The organization set it up: its hosts are fixed, and its secrets may be missing. */
  readonly managed: boolean;
}

/** The vault's content after the form of an environment is saved. */
export function saveEnvironment(content: VaultContent, { id, form, newId, managed }: Typed): Saved {
  const existing = content.environments.find((each) => each.id === id);
  if (id !== null && existing === undefined) return refused({ code: 'environment-missing' });
  if (managed && existing !== undefined && !sameHosts(form, existing)) {
    return refused({ code: 'stale' });
  }
  const labels = content.environments.filter((each) => each !== existing).map(({ label }) => label);
  const secrets = managed ? 'optional' : 'required';
  const result = validateEnvironment(form, id ?? newId, existing, labels, secrets);
  if (!result.ok) return refused({ code: 'environment-invalid', problems: result.problems });
  const { environment } = result;
  return { ok: true, id: environment.id, content: withEnvironment(content, environment) };
}

/** Replaces the environment with the same id, or adds it at the end. */
function withEnvironment(content: VaultContent, environment: Environment): VaultContent {
  const byId = new Map(content.environments.map((each) => [each.id, each]));
  return { ...content, environments: [...byId.set(environment.id, environment).values()] };
}

/** All hosts of all environments. */
export function hostsIn(content: VaultContent): readonly string[] {
  return content.environments
    .flatMap(({ appHost, managementHost }) => [appHost, managementHost])
    .filter((host) => host !== '');
}

export function withoutEnvironment(content: VaultContent, id: string): VaultContent {
  return { ...content, environments: content.environments.filter((each) => each.id !== id) };
}

function refused(refusal: SaveRefusal): Saved {
  return { ok: false, refusal };
}
