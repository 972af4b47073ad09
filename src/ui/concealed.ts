import type { AppState } from '../messaging/app-state';
import { hiddenState } from '../messaging/hidden-state';

/**
 * A published state as a view may show it at a given time. The background may sleep through the lock deadline, so views
 * hide an expired vault themselves.
 *
 * @param now milliseconds since the epoch.
 */
export function concealed(state: AppState, now: number): AppState {
  if (state.vault.status !== 'unlocked' || state.vault.lockAt > now) return state;
  return { ...hiddenState, organisation: state.organisation, vault: { status: 'locked' } };
}
