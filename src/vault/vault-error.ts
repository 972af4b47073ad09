/**
 * Why a vault cannot be opened:
 * - `wrong-passphrase`: the record is intact (its checksum holds) but the key does not open it;
 * - `wrong-passkey`: the same for a passkey, or the vault does not have it;
 * - `too-many-passkeys`: the record has no room for another one;
 * - `passkeys-forbidden`: the organization does not allow passkeys;
 * - `corrupt`: a version 1 record whose structure, bounds or checksum do not hold;
 * - `unknown-version`: written by a version of the format that this code does not know;
 * - `unreadable`: not a record at all, or an opened vault whose content is not what was expected.
 */
export type VaultErrorCode =
  | 'wrong-passphrase'
  | 'wrong-passkey'
  | 'too-many-passkeys'
  | 'passkeys-forbidden'
  | 'corrupt'
  | 'unknown-version'
  | 'unreadable';

/** The one error of the vault. Neither message nor cause ever carries decrypted content. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(
    readonly code: VaultErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
