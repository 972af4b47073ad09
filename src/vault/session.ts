import type { LockLimits } from './lock-limits';
import type { PasskeyHandle } from './passkey';
import type { PasskeySession } from './passkey-session';
import type { KeyPurpose, PurposeKey } from './purpose-keys';

export type VaultStatus =
  | { readonly status: 'absent' }
  | {
      readonly status: 'locked';
      /** The passkeys that open it; absent if there is none. */
      readonly passkeys?: readonly PasskeyHandle[];
    }
  | {
      readonly status: 'unlocked';
      readonly recovered: boolean;
      readonly restored: boolean;
      /** When it locks without further activity. Milliseconds since the epoch. */
      readonly lockAt: number;
      /** The limits of this session. */
      readonly limits: LockLimits;
    };

/** Creates, unlocks, locks and changes the only vault. Methods reject with {@link VaultError} or a storage error. */
export interface VaultSession<T> extends PasskeySession {
  status(): Promise<VaultStatus>;
  /** False, without any change, if there is already a vault. */
  create(passphrase: string, content: T): Promise<boolean>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** Records activity of the agent, which moves the idle deadline. Locks the vault if the deadline has already passed. */
  touch(): Promise<void>;
  /** Null while locked. */
  content(): Promise<T | null>;
  /** Keys for a purpose, from the current and earlier data keys, newest first (the first one seals). Null while locked. */
  keys(purpose: KeyPurpose): Promise<readonly PurposeKey[] | null>;
  /** Stores the changed content. False, without any change, while locked. */
  update(change: (content: T) => T): Promise<boolean>;
  /** Reads the limits again, because they may have changed. */
  relimit(): Promise<void>;
  /** Whether a passphrase opens the vault. Neither opens nor locks it. */
  verifyPassphrase(passphrase: string): Promise<boolean>;
  /**
   * Seals the content with another passphrase and a new data key, which passkeys open as well. False, without any change, while
   * locked; rejects like `unlock`.
   */
  changePassphrase(current: string, next: string): Promise<boolean>;
  /** Permanently deletes the vault and every copy of it. */
  reset(): Promise<void>;
}
