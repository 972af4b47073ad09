import type { Case } from '../case/case';
import { endingUnnamed, withoutEnding } from '../case/hidden-ending';
import { unverified, veiled } from '../case/veil';
import { type Environment, summarize } from '../environments/environment';
import type { VaultContent } from '../environments/vault-content';
import { agentIn, retentionIn } from '../policy/audit-rules';
import { organisationOf } from '../policy/organisation';
import {
  effectiveSafeguards,
  isManagedEnvironment,
  lockBounds,
  type Policy,
  passkeysAllowed,
} from '../policy/policy';
import type { HeldPolicy } from '../policy/policy-source';
import type { PracticeState } from '../practice/callers';
import { unusual, whole } from '../safeguards/default-safeguards';
import { narrowed } from '../vault/lock-limits';
import type { LostVault } from '../vault/lost-vault';
import type { Passkey } from '../vault/passkey';
import type { VaultErrorCode } from '../vault/vault-error';
import type { VaultStatus } from '../vault/vault-session';
import type { AppState, CaseFault, PublishedEnvironment, VaultState } from './app-state';
import type { Draft } from './draft';
import { hiddenState } from './hidden-state';

/** A value, or why it could not be read: the vault's own fault, or null if storage failed. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: VaultErrorCode | null };

/** The current case, or why it cannot be shown. */
export interface InHand {
  readonly current: Case | null;
  readonly caseFault: CaseFault | null;
}

/** Everything the views are drawn from, at one point in time. */
export interface Snapshot extends InHand {
  readonly vault: Read<VaultStatus>;
  /** What is left of a vault that is gone, where it is. */
  readonly lost: LostVault | null;
  /** Null while the vault is locked. */
  readonly content: Read<VaultContent | null>;
  /** Null while the vault is locked. */
  readonly passkeys: readonly Passkey[] | null;
  readonly policy: HeldPolicy;
  /** The hosts that the browser lets the extension access. */
  readonly permitted: ReadonlySet<string>;
  readonly draft: Draft;
  readonly practice: PracticeState | null;
}

/** The state that views may see. */
export function present(snapshot: Snapshot): AppState {
  const { vault, content, policy, practice } = snapshot;
  const organisation = organisationOf(policy, vault.ok ? vault.value.status : null);
  const hidden = { ...hiddenState, practice, organisation };
  if (!vault.ok) return { ...hidden, vault: broken(vault.fault) };
  const status = vault.value;
  const allowed = passkeysAllowed(policy.policy);
  if (status.status === 'absent' && snapshot.lost !== null) {
    return { ...hidden, vault: { ...status, lost: snapshot.lost } };
  }
  if (status.status === 'locked') {
    return { ...hidden, vault: allowed ? status : { status: 'locked' } };
  }
  if (status.status !== 'unlocked') return { ...hidden, vault: status };
  if (!content.ok) return { ...hidden, vault: broken(content.fault) };
  if (content.value === null) return { ...hidden, vault: { status: 'locked' } };
  const { agent, codesGoOn, history } = content.value;
  const bounds = lockBounds(policy.policy);
  const environments = content.value.environments.map((each) =>
    published(each, snapshot.permitted, policy.policy),
  );
  return {
    practice,
    organisation,
    vault: {
      ...status,
      bounds,
      managed: narrowed(bounds),
      passkeys: allowed && practice === null ? snapshot.passkeys : null,
      passkeysDeclined: content.value.passkeysDeclined === true,
    },
    environments,
    agent: agentIn(policy.policy, agent),
    codesGoOn,
    retentionDays: retentionIn(policy.policy, history.retentionDays),
    ...shown(snapshot, environments),
    caseFault: snapshot.caseFault,
    draft: snapshot.draft,
  };
}

function published(
  environment: Environment,
  permitted: ReadonlySet<string>,
  policy: Policy,
): PublishedEnvironment {
  const { appHost, managementHost, safeguards } = environment;
  return {
    ...summarize(environment),
    safeguards: unusual(effectiveSafeguards(safeguards, policy)),
    permitted: permitted.has(appHost),
    managementPermitted: managementHost === '' || permitted.has(managementHost),
    fromOrganisation: isManagedEnvironment(policy, environment.id),
  };
}

/** The case as views may see it. Also veiled if its safeguards are uncertain: environment gone, policy unknown. */
function shown(
  { current, policy }: Snapshot,
  environments: readonly PublishedEnvironment[],
): Pick<AppState, 'case' | 'veiled'> {
  if (current === null) return { case: null, veiled: false };
  const environment = environments.find(({ id }) => id === current.environment.id);
  const certain = policy.status === 'unknown' || environment === undefined ? null : environment;
  const safeguards = certain === null ? null : whole(certain.safeguards);
  const hidden = (safeguards?.lastFour ?? true) && endingUnnamed(current);
  const told = hidden ? withoutEnding(current) : current;
  const first = (safeguards?.verificationFirst ?? true) && unverified(current);
  return first ? { case: veiled(told), veiled: true } : { case: told, veiled: false };
}

function broken(fault: VaultErrorCode | null): VaultState {
  // The record was replaced, and the key no longer opens it: the agent has to unlock again.
  if (fault === 'wrong-passphrase') return { status: 'locked' };
  const isOfRecord = fault === 'corrupt' || fault === 'unknown-version' || fault === 'unreadable';
  return { status: 'broken', fault: isOfRecord ? fault : 'storage' };
}
