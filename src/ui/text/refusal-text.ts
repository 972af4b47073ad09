import type { Refusal } from '../../messaging/protocol';
import type { MessageKey } from '../ports';

/**
 * Refusals that have a text. `passphrase-too-weak` says why, the problems of `environment-invalid` are shown at the fields, and
 * `stale` shows nothing.
 */
export type SpokenRefusal = Exclude<
  Refusal['code'],
  'passphrase-too-weak' | 'environment-invalid' | 'stale'
>;

export interface RefusalText {
  readonly what: MessageKey;
  readonly sent?: MessageKey;
  readonly advice?: MessageKey;
}

const inside: RefusalText = {
  what: 'ref_internal',
  sent: 'sent_see_case',
  advice: 'ref_internal_do',
};

/** What to say when a command was not carried out. */
export const refusalText: Readonly<Record<SpokenRefusal, RefusalText>> = {
  'wrong-passphrase': { what: 'ref_wrong_passphrase', advice: 'ref_wrong_passphrase_do' },
  'proof-needed': { what: 'ref_proof_needed', advice: 'ref_proof_needed_do' },
  'passphrase-too-short': { what: 'ref_passphrase_too_short' },
  'passphrase-too-long': { what: 'ref_passphrase_too_long' },
  corrupt: { what: 'broken_corrupt', advice: 'broken_do_corrupt' },
  'unknown-version': { what: 'broken_unknown_version', advice: 'broken_do_unknown_version' },
  unreadable: { what: 'broken_unreadable', advice: 'broken_do_unreadable' },
  'wrong-passkey': { what: 'ref_wrong_passkey', advice: 'ref_wrong_passkey_do' },
  'passkeys-forbidden': { what: 'ref_passkeys_forbidden', advice: 'ref_passkeys_forbidden_do' },
  'too-many-passkeys': { what: 'ref_too_many_passkeys' },
  'vault-exists': { what: 'ref_vault_exists' },
  'vault-locked': {
    what: 'ref_vault_locked',
    sent: 'sent_not_sent',
    advice: 'ref_vault_locked_do',
  },
  'environment-missing': {
    what: 'ref_environment_missing',
    sent: 'sent_not_sent',
    advice: 'ref_environment_missing_do',
  },
  'environment-in-use': { what: 'ref_environment_in_use', advice: 'ref_environment_in_use_do' },
  'receipt-missing': { what: 'ref_receipt_missing' },
  'locks-out-of-bounds': { what: 'ref_locks', advice: 'ref_locks_do' },
  'retention-out-of-bounds': { what: 'ref_retention', advice: 'ref_retention_do' },
  'erasing-off': { what: 'ref_erasing_off' },
  'agent-fixed': { what: 'ref_agent_fixed' },
  'packs-off': { what: 'ref_packs_off' },
  'practice-off': { what: 'ref_practice_off' },
  'pack-foreign': { what: 'ref_pack_foreign', advice: 'ref_pack_foreign_do' },
  'pack-oversized': { what: 'ref_pack_oversized', advice: 'ref_pack_foreign_do' },
  'pack-tampered': { what: 'ref_pack_tampered', advice: 'ref_pack_tampered_do' },
  'pack-version': { what: 'ref_pack_version', advice: 'ref_pack_version_do' },
  'pack-unsigned': { what: 'ref_pack_unsigned', advice: 'ref_pack_unsigned_do' },
  'pack-older': { what: 'ref_pack_older', advice: 'ref_pack_older_do' },
  'pack-passphrase': { what: 'ref_pack_passphrase', advice: 'ref_pack_passphrase_do' },
  storage: { what: 'ref_storage', sent: 'sent_not_sent', advice: 'ref_storage_do' },
  'case-unreadable': { what: 'case_unreadable', sent: 'sent_not_sent', advice: 'case_fault_do' },
  'request-malformed': inside,
  'request-unknown': inside,
  'request-oversized': inside,
  'sender-refused': inside,
  internal: inside,
};
