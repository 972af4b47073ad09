import type { Environment } from './environment';
import { freeLabel } from './label';
import type { PackContent } from './pack-content';
import type { VaultContent } from './vault-content';

/** What importing a pack does, without a secret in it. `issuedAt` is milliseconds since the epoch. */
export interface PackPreview {
  readonly issuedAt: number;
  readonly environments: readonly {
    readonly id: string;
    /** As it will be called here. */
    readonly label: string;
    readonly appHost: string;
    readonly appId: string;
    /** `replaced`: an environment with the same id is here, and gives way. */
    readonly change: 'added' | 'replaced' | 'unchanged';
  }[];
}

export interface Merged {
  readonly content: VaultContent;
  readonly preview: PackPreview;
}

/**
 * What a vault holds after importing a pack: what the pack names is replaced whole or added, nothing else changes. A label
 * that another environment bears here gets a number. Null when a newer pack of the same issuer was imported before: its
 * environments would go back to what they were.
 */
export function mergePack(vault: VaultContent, pack: PackContent): Merged | null {
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
    // A map keeps the place of what is replaced, and adds at the end.
    content: {
      ...vault,
      environments: [...new Map([...here, ...arriving]).values()],
      importedPacks,
    },
    preview: {
      issuedAt,
      environments: [...arriving.values()].map((environment) => ({
        id: environment.id,
        label: environment.label,
        appHost: environment.appHost,
        appId: environment.appId,
        change: changeOf(here.get(environment.id), environment),
      })),
    },
  };
}

export type PackRefusal = 'pack-older' | 'environment-in-use';

/**
 * As {@link mergePack}, or why a pack is not imported.
 *
 * @param inUse the environment of the case in hand, which must not become another under it; null where there is no case
 */
export function importPack(
  vault: VaultContent,
  pack: PackContent,
  inUse: string | null,
): Merged | PackRefusal {
  const merged = mergePack(vault, pack);
  if (merged === null) return 'pack-older';
  const disturbed = merged.preview.environments.some(
    ({ id, change }) => change === 'replaced' && id === inUse,
  );
  return disturbed ? 'environment-in-use' : merged;
}

function changeOf(
  before: Environment | undefined,
  after: Environment,
): 'added' | 'replaced' | 'unchanged' {
  if (before === undefined) return 'added';
  return JSON.stringify(before) === JSON.stringify(after) ? 'unchanged' : 'replaced';
}
