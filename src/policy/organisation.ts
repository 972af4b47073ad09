import type { VaultStatus } from '../vault/vault-session';
import { type AuditRules, auditRules } from './audit-rules';
import { type Policy, practiceAllowed } from './policy';
import type { PolicyProblem } from './policy-problem';
import type { HeldPolicy } from './policy-source';

/** What an agent may know of the organization's policy. */
export interface Organisation {
  /** The entries in effect, by their names in the policy. */
  readonly entries: readonly string[];
  /** The ignored entries. */
  readonly problems: readonly PolicyProblem[];
  readonly practice: boolean;
  readonly audit: AuditRules;
  /** The browser does not report a policy. The last known one holds, if there is any. */
  readonly unreadable: boolean;
}

/** @param vault null if its status is unknown */
export function organisationOf(
  held: HeldPolicy,
  vault: VaultStatus['status'] | null,
): Organisation {
  return {
    entries: entriesOf(held.policy),
    problems: held.problems,
    practice: practiceOffered(held, vault),
    audit: auditRules(held.policy),
    unreadable: held.status === 'unreadable',
  };
}

/**
 * Practice mode is not offered while a policy that switches it off may be unread, in the browser or in the locked
 * vault.
 */
export function practiceOffered(
  { status, policy, given }: HeldPolicy,
  vault: VaultStatus['status'] | null,
): boolean {
  if (status === 'unknown') return false;
  if (given === null && vault !== 'absent' && vault !== 'unlocked') return false;
  return practiceAllowed(policy);
}

/** Each safeguard counts as a separate entry. */
function entriesOf({ safeguards = {}, environments = [], ...rest }: Policy): string[] {
  return [
    ...environments.map(({ id }) => `environments.${id}`),
    ...Object.keys(rest),
    ...Object.keys(safeguards).map((name) => `safeguards.${name}`),
  ];
}
