import type { Case } from '../case/case';
import type { CaseRecordFault } from '../case/case-record';
import type { EnvironmentSummary } from '../environments/environment';
import type { Organisation } from '../policy/organisation';
import type { PracticeState } from '../practice/callers';
import type { UnusualSafeguards } from '../safeguards/default-safeguards';
import type { LockBounds, LockLimits } from '../vault/lock-limits';
import type { LostVault } from '../vault/lost-vault';
import type { Draft } from './draft';

/** Why the vault's record cannot be used, where it cannot. */
export type VaultFault = 'corrupt' | 'unknown-version' | 'unreadable' | 'storage';

export type CaseFault = CaseRecordFault | 'storage';

export type VaultState =
  /** Where one was and is gone without the agent's doing, it says what is left. */
  | { readonly status: 'absent'; readonly lost?: LostVault }
  | { readonly status: 'locked' }
  | UnlockedVault
  | { readonly status: 'broken'; readonly fault: VaultFault };

export interface UnlockedVault {
  readonly status: 'unlocked';
  /** The last record was damaged, and the one before it is in use. */
  readonly recovered: boolean;
  /** The vault was gone, damaged or older than the copy of its record, and was brought back from that. */
  readonly restored: boolean;
  /**
   * When it locks if nothing is done, in milliseconds since the epoch. A view that draws an older state than this hides it
   * by itself: the background may have slept through its alarm.
   */
  readonly lockAt: number;
  readonly limits: LockLimits;
  readonly bounds: LockBounds;
  /** The bounds are narrower than the widest because the organisation's policy says so. */
  readonly managed: boolean;
}

export type PublishedEnvironment = Omit<EnvironmentSummary, 'safeguards'> & {
  /** Those that hold: its own, and in place of some the organisation's. There may be hundreds of environments. */
  readonly safeguards: UnusualSafeguards;
  /** The browser lets the extension talk to this environment's host. */
  readonly permitted: boolean;
  /** The same for its management host; true where it has none. */
  readonly managementPermitted: boolean;
  /** The organisation has set it up: its secrets and safeguards are the agent's, and nothing else of it. */
  readonly fromOrganisation: boolean;
};

/**
 * What every view draws: the one record that the background publishes. Nothing secret is in it, and while the vault is
 * locked nothing of the environments or the case either.
 */
export interface AppState {
  readonly vault: VaultState;
  readonly environments: readonly PublishedEnvironment[];
  readonly case: Case | null;
  /** More of the account than masked data is not shown before the caller's verification is recorded. */
  readonly veiled: boolean;
  /** The agent's own name, for receipts; `''` where none is set. */
  readonly agent: string;
  /** For how many days receipts are kept. */
  readonly retentionDays: number;
  /** Why the case in hand cannot be shown, where it cannot: it is kept, and nothing is sent for it. */
  readonly caseFault: CaseFault | null;
  readonly draft: Draft;
  /** What is shown is practice, and nothing of it is real; null otherwise. */
  readonly practice: PracticeState | null;
  /** What the organisation has set; shown while the vault is locked, too. */
  readonly organisation: Organisation;
}
