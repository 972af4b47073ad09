import type { VaultState } from '../messaging/app-state';

/**
 * Whether the popup offers a passkey: after an unlock that it has seen, which was by passphrase if there is no passkey. An agent
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
