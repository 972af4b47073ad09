import type { VaultContent } from '../environments/vault-content';
import { type UnusualSafeguards, whole } from '../safeguards/default-safeguards';
import { ownSafeguards, type Policy } from './policy';

/** The vault's content after an environment's safeguards are set as typed; null if the environment does not exist. */
export function setSafeguards(
  content: VaultContent,
  id: string,
  typed: UnusualSafeguards,
  policy: Policy,
): VaultContent | null {
  const existing = content.environments.find((each) => each.id === id);
  if (existing === undefined) return null;
  const safeguards = ownSafeguards(whole(typed), existing.safeguards, policy);
  const environments = content.environments.map((each) =>
    each === existing ? { ...each, safeguards } : each,
  );
  return { ...content, environments };
}
