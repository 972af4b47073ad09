import type { Environment } from './environment';
import type { VaultContent } from './vault-content';

/** The environments for a pack, in the vault's order; null if one of them does not exist. */
export function packed(
  { environments }: VaultContent,
  ids: readonly string[],
): readonly Environment[] | null {
  const wanted = new Set(ids);
  const found = environments.filter(({ id }) => wanted.has(id));
  return found.length === wanted.size ? found : null;
}

/** The file name of a pack. @param issuedAt milliseconds since the epoch */
export function packFileName(issuedAt: number): string {
  return `unbind-desk-environments-${new Date(issuedAt).toISOString().slice(0, 10)}.json`;
}
