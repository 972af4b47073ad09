import { defaultSafeguards } from '../safeguards/default-safeguards';
import type { Safeguards } from '../safeguards/safeguards';
import {
  compareEnvironments,
  type EnvironmentComparison,
  needsProof,
} from './compare-environments';
import type { Environment } from './environment';
import { freeLabel } from './label';
import type { PackContent } from './pack-content';
import { sameOrigin } from './same-hosts';
import type { VaultContent } from './vault-content';

/** The effect of importing a pack, without secrets. `issuedAt` is milliseconds since the epoch. */
export interface PackPreview {
  readonly issuedAt: number;
  readonly environments: readonly (EnvironmentComparison & {
    readonly id: string;
    /** Its label here, or null. */
    readonly labelBefore: string | null;
    /** Its label after the import. */
    readonly label: string;
    /** `replaced`: an environment with the same id exists and is replaced. */
    readonly change: 'added' | 'replaced' | 'unchanged';
    /** It weakens a safeguard or goes to another host, so the import needs a proof of the vault's owner. */
    readonly needsProof: boolean;
  })[];
}

export interface Merged {
  readonly content: VaultContent;
  readonly preview: PackPreview;
}

/**
 * The vault's content after importing a pack: environments in the pack are replaced as a whole or added; nothing else
 * changes. A label that another environment already has gets a number. Null if a newer pack of the same issuer was
 * imported before, since its environments would revert to an older state.
 *
 * @param set the safeguards that the organization has set, which are in effect whatever the pack has
 */
export function mergePack(
  vault: VaultContent,
  pack: PackContent,
  set: Partial<Safeguards> = {},
): Merged | null {
  const { issuer, issuedAt } = pack;
  const before = vault.importedPacks.find((imported) => imported.issuer === issuer);
  if (before !== undefined && before.issuedAt > issuedAt) return null;

  const packed = new Set(pack.environments.map(({ id }) => id));
  const labels = vault.environments.filter(({ id }) => !packed.has(id)).map(({ label }) => label);
  const arriving = new Map<string, Environment>();
  for (const environment of pack.environments) {
    const label = freeLabel(environment.label, labels);
    labels.push(label);
    arriving.set(environment.id, { ...environment, label });
  }

  const here = new Map(vault.environments.map((environment) => [environment.id, environment]));
  const importedPacks = [
    ...vault.importedPacks.filter((imported) => imported.issuer !== issuer),
    { issuer, issuedAt },
  ];
  return {
    // A map keeps replaced entries in place and adds new ones at the end.
    content: {
      ...vault,
      environments: [...new Map([...here, ...arriving]).values()],
      importedPacks,
    },
    preview: {
      issuedAt,
      environments: [...arriving.values()].map((environment) => {
        const before = here.get(environment.id) ?? null;
        const inEffect = <E extends Pick<Environment, 'safeguards'>>(each: E): E => ({
          ...each,
          safeguards: { ...each.safeguards, ...set },
        });
        const compared = compareEnvironments(
          before && inEffect(before),
          inEffect(environment),
          inEffect({ safeguards: usualSafeguards(vault, environment) }).safeguards,
        );
        const { id, label } = environment;
        const change = changeOf(before, environment);
        return {
          ...compared,
          id,
          label,
          labelBefore: before?.label ?? null,
          change,
          needsProof: needsProof(compared),
        };
      }),
    },
  };
}

/** What cases of an application need here without the pack: another environment for it must not be a way around that. */
function usualSafeguards({ environments }: VaultContent, { appHost }: Environment): Safeguards {
  const same = environments.find((each) => sameOrigin(each.appHost, appHost));
  return same?.safeguards ?? defaultSafeguards;
}

export type PackRefusal = 'pack-older' | 'environment-in-use';

/**
 * Like {@link mergePack}, or why a pack is not imported.
 *
 * @param inUse the environment of the current case, which must not change during the case; null if there is no case
 */
export function importPack(
  vault: VaultContent,
  pack: PackContent,
  inUse: string | null,
  set: Partial<Safeguards> = {},
): Merged | PackRefusal {
  const merged = mergePack(vault, pack, set);
  if (merged === null) return 'pack-older';
  const disturbed = merged.preview.environments.some(
    ({ id, change }) => change === 'replaced' && id === inUse,
  );
  return disturbed ? 'environment-in-use' : merged;
}

function changeOf(
  before: Environment | null,
  after: Environment,
): 'added' | 'replaced' | 'unchanged' {
  if (before === null) return 'added';
  return JSON.stringify(before) === JSON.stringify(after) ? 'unchanged' : 'replaced';
}
