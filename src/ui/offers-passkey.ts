import type { VaultState } from '../messaging/app-state';

/**
 * Whether the popup offers a passkey: after it has seen an unlock. Without a passkey, that was by passphrase. An agent
 * who has declined is not asked again.
 */
export function offersPasskey(vault: VaultState, wasLocked: boolean): boolean {
  return (
    wasLocked &&
    vault.status === 'unlocked' &&
    vault.passkeys?.length === 0 &&
    !vault.passkeysDeclined
  );
}
