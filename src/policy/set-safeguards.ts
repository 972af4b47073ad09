import type { VaultContent } from '../environments/vault-content';
import { type UnusualSafeguards, whole } from '../safeguards/default-safeguards';
import { weakened } from '../safeguards/weaker';
import { effectiveSafeguards, ownSafeguards, type Policy } from './policy';

export interface SetSafeguards {
  readonly content: VaultContent;
  /** One of the safeguards in effect is weaker than before. */
  readonly weaker: boolean;
}

/** Sets an environment's safeguards as typed. Null if the environment does not exist. */
export function setSafeguards(
  content: VaultContent,
  id: string,
  typed: UnusualSafeguards,
  policy: Policy,
): SetSafeguards | null {
  const existing = content.environments.find((each) => each.id === id);
  if (existing === undefined) return null;
  const safeguards = ownSafeguards(whole(typed), existing.safeguards, policy);
  const environments = content.environments.map((each) =>
    each === existing ? { ...each, safeguards } : each,
  );
  const [before, after] = [
    effectiveSafeguards(existing.safeguards, policy),
    effectiveSafeguards(safeguards, policy),
  ];
  return { content: { ...content, environments }, weaker: weakened(before, after).length > 0 };
}
