import type { AppState } from '../messaging/app-state';
import { hiddenState } from '../messaging/hidden-state';

/**
 * A published state as a view may show it at a time. The background may sleep through the moment when the vault is to
 * lock; a view does not wait for it, and shows nothing of a vault whose time is over.
 *
 * @param now milliseconds since the epoch.
 */
export function concealed(state: AppState, now: number): AppState {
  if (state.vault.status !== 'unlocked' || state.vault.lockAt > now) return state;
  return { ...hiddenState, organisation: state.organisation, vault: { status: 'locked' } };
}
