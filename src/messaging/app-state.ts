import type { Case } from '../case/case';
import type { CaseRecordFault } from '../case/case-record';
import type { EnvironmentSummary } from '../environments/environment';
import type { Organisation } from '../policy/organisation';
import type { PracticeState } from '../practice/callers';
import type { UnusualSafeguards } from '../safeguards/default-safeguards';
import type { LockBounds, LockLimits } from '../vault/lock-limits';
import type { LostVault } from '../vault/lost-vault';
import type { Passkey, PasskeyHandle } from '../vault/passkey';
import type { Draft } from './draft';

/** Why the vault's record cannot be used. */
export type VaultFault = 'corrupt' | 'unknown-version' | 'unreadable' | 'storage';

export type CaseFault = CaseRecordFault | 'storage';

export type VaultState =
  /** Where one was and is gone without the agent's doing, it says what is left. */
  | { readonly status: 'absent'; readonly lost?: LostVault }
  | {
      readonly status: 'locked';
      /** The passkeys that unlock it; absent if there is none, or the organization forbids them. */
      readonly passkeys?: readonly PasskeyHandle[];
    }
  | UnlockedVault
  | { readonly status: 'broken'; readonly fault: VaultFault };

export interface UnlockedVault {
  readonly status: 'unlocked';
  /** The last record was damaged, so the one before it is in use. */
  readonly recovered: boolean;
  /** The vault was gone, damaged or older than the copy of its record, and was brought back from that. */
  readonly restored: boolean;
  /**
   * When the vault locks if nothing is done, in milliseconds since the epoch. Views hide a state older than this on
   * their own, since the background may have slept through its alarm.
   */
  readonly lockAt: number;
  readonly limits: LockLimits;
  readonly bounds: LockBounds;
  /** The organization's policy has narrowed the bounds. */
  readonly managed: boolean;
  /** Null if there can be none: in practice mode, or if the organization forbids them. */
  readonly passkeys: readonly Passkey[] | null;
  /** The agent does not want to hear of passkeys. */
  readonly passkeysDeclined: boolean;
}

export type PublishedEnvironment = Omit<EnvironmentSummary, 'safeguards'> & {
  /** The safeguards in effect: its own, some replaced by the organization's. There may be hundreds of environments. */
  readonly safeguards: UnusualSafeguards;
  /** The browser lets the extension access this environment's host. */
  readonly permitted: boolean;
  /** The same for its management host; true if it has none. */
  readonly managementPermitted: boolean;
  /** The organization set it up: the agent can only change its secrets and safeguards. */
  readonly fromOrganisation: boolean;
};

/**
 * What every view draws: the one record that the background publishes. It contains no secrets and, while the vault is
 * locked, nothing about the environments or the case.
 */
export interface AppState {
  readonly vault: VaultState;
  readonly environments: readonly PublishedEnvironment[];
  readonly case: Case | null;
  /** Only masked data of the account is shown until the caller's verification is recorded. */
  readonly veiled: boolean;
  /** The agent's own name, for receipts; `''` if none is set. */
  readonly agent: string;
  /** A full code goes on by itself. */
  readonly codesGoOn: boolean;
  /** How many days receipts are kept. */
  readonly retentionDays: number;
  /** Why the current case cannot be shown, or null. It is kept, and nothing is sent for it. */
  readonly caseFault: CaseFault | null;
  readonly draft: Draft;
  /** Practice mode, in which nothing is real; null if it is off. */
  readonly practice: PracticeState | null;
  /** What the organization has set; also shown while the vault is locked. */
  readonly organisation: Organisation;
}
