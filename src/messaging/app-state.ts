import type { Case } from '../case/case';
import type { CaseRecordFault } from '../case/case-record';
import type { EnvironmentSummary } from '../environments/environment';
import type { Draft } from './draft';

/** Why the vault's record cannot be used, where it cannot. */
export type VaultFault = 'corrupt' | 'unknown-version' | 'unreadable' | 'storage';

export type CaseFault = CaseRecordFault | 'storage';

export type VaultState =
  | { readonly status: 'absent' }
  | { readonly status: 'locked' }
  /** `recovered`: the last record was damaged, and the one before it is in use. */
  | { readonly status: 'unlocked'; readonly recovered: boolean }
  | { readonly status: 'broken'; readonly fault: VaultFault };

export type PublishedEnvironment = EnvironmentSummary & {
  /** The browser lets the extension talk to this environment's host. */
  readonly permitted: boolean;
};

/**
 * What every view draws: the one record that the background publishes. Nothing secret is in it, and while the vault is
 * locked nothing of the environments or the case either.
 */
export interface AppState {
  readonly vault: VaultState;
  readonly environments: readonly PublishedEnvironment[];
  readonly case: Case | null;
  /** Why the case in hand cannot be shown, where it cannot: it is kept, and nothing is sent for it. */
  readonly caseFault: CaseFault | null;
  readonly draft: Draft;
}
