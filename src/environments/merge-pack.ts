import type { Environment } from './environment';
import { freeLabel } from './label';
import type { PackContent } from './pack-content';
import type { VaultContent } from './vault-content';

/** The effect of importing a pack, without secrets. `issuedAt` is milliseconds since the epoch. */
export interface PackPreview {
  readonly issuedAt: number;
  readonly environments: readonly {
    readonly id: string;
    /** Its label after the import. */
    readonly label: string;
    readonly appHost: string;
    readonly appId: string;
    /** `replaced`: an environment with the same id exists and is replaced. */
    readonly change: 'added' | 'replaced' | 'unchanged';
  }[];
}

export interface Merged {
  readonly content: VaultContent;
  readonly preview: PackPreview;
}

/**
 * The vault's content after importing a pack: environments in the pack are replaced as a whole or added; nothing else
 * changes. A label that another environment already has gets a number. Null if a newer pack of the same issuer was
 * imported before, since its environments would revert to an older state.
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
    // A map keeps replaced entries in place and adds new ones at the end.
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
 * Like {@link mergePack}, or why a pack is not imported.
 *
 * @param inUse the environment of the current case, which must not change during the case; null if there is no case
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
