/**
 * Every key under which something is stored. `local` is on disk, so nothing secret is under it but the encrypted vault;
 * `session` is in memory, and gone when the browser is.
 */
export const storageKeys = {
  /** `StoredVault`, version in the record. */
  vault: { area: 'local', key: 'vault' },
  /** A damaged vault record that was put aside before it was written over. */
  damagedVault: { area: 'local', key: 'vault:damaged' },
  /** `Case`, version in the record: the case in hand and its journal. */
  case: { area: 'local', key: 'case' },
  /** Cases that could not be read and were put aside by the agent: kept as they were, newest last. */
  damagedCases: { area: 'local', key: 'case:damaged' },
  /** The newest version of the extension that has used what is stored here. */
  newestVersion: { area: 'local', key: 'newest-version' },
  /** Whether an organisation had set anything. */
  managed: { area: 'local', key: 'managed' },
  /** The unlocked vault's key and its deadline. */
  vaultKey: { area: 'session', key: 'vault-key' },
  /** `Secrets` of the case in hand. */
  secrets: { area: 'session', key: 'case-secrets' },
  /** `AppState`, as published to the views. */
  state: { area: 'session', key: 'state' },
  /** `RefusedMessages`: counts. */
  refusedMessages: { area: 'session', key: 'refused-messages' },
  /** `Draft`: unsent text of fields that hold no secret. */
  draft: { area: 'session', key: 'draft' },
  /** `PracticeMode`: there while practice goes on, and who is on the line. */
  practice: { area: 'session', key: 'practice' },
  /** `StoredRound`: what the service of practice was asked. */
  practiceRound: { area: 'session', key: 'practice:round' },
  /** `VaultContent` of practice, which holds no secret of anybody's. */
  practiceVault: { area: 'session', key: 'practice:vault' },
  practiceCase: { area: 'session', key: 'practice:case' },
  practiceDamagedCases: { area: 'session', key: 'practice:case:damaged' },
  practiceSecrets: { area: 'session', key: 'practice:case-secrets' },
  practiceDraft: { area: 'session', key: 'practice:draft' },
} as const;

export type StorageKey = (typeof storageKeys)[keyof typeof storageKeys];
