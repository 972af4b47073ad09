import type { VaultStatus } from '../vault/vault-session';
import { type Policy, practiceAllowed } from './policy';
import type { PolicyProblem } from './policy-problem';
import type { HeldPolicy } from './policy-source';

/** What an agent may know of the organization's policy. */
export interface Organisation {
  /** The entries that hold, by their names in the policy. */
  readonly entries: readonly string[];
  /** The entries that are ignored. */
  readonly problems: readonly PolicyProblem[];
  readonly practice: boolean;
  /** The browser does not say what is set. What was last known holds, if anything ever was. */
  readonly unreadable: boolean;
}

/** @param vault null where its status cannot be told */
export function organisationOf(
  held: HeldPolicy,
  vault: VaultStatus['status'] | null,
): Organisation {
  return {
    entries: entriesOf(held.policy),
    problems: held.problems,
    practice: practiceOffered(held, vault),
    unreadable: held.status === 'unreadable',
  };
}

/** Practice is not offered while a policy that switches it off may be unread, be it in the browser or in the locked vault. */
export function practiceOffered(
  { status, policy, given }: HeldPolicy,
  vault: VaultStatus['status'] | null,
): boolean {
  if (status === 'unknown') return false;
  if (given === null && vault !== 'absent' && vault !== 'unlocked') return false;
  return practiceAllowed(policy);
}

/** Each safeguard is an entry of its own. */
function entriesOf({ safeguards = {}, environments = [], ...rest }: Policy): string[] {
  return [
    ...environments.map(({ id }) => `environments.${id}`),
    ...Object.keys(rest),
    ...Object.keys(safeguards).map((name) => `safeguards.${name}`),
  ];
}
