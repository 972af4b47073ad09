import type { Environment } from './environment';
import type { VaultContent } from './vault-content';

/** The environments that are to go into a pack, in the vault's order; null where one of them is not there. */
export function packed(
  { environments }: VaultContent,
  ids: readonly string[],
): readonly Environment[] | null {
  const wanted = new Set(ids);
  const found = environments.filter(({ id }) => wanted.has(id));
  return found.length === wanted.size ? found : null;
}

/** What the file of a pack is called. @param issuedAt milliseconds since the epoch */
export function packFileName(issuedAt: number): string {
  return `unbind-desk-environments-${new Date(issuedAt).toISOString().slice(0, 10)}.json`;
}
