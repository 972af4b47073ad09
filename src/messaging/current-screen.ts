import type { AppState } from './app-state';

/** `case`: a case whose account is known. */
export type CurrentScreen = 'vault' | 'environment' | 'case-fault' | 'identify' | 'case';

/** The screen for a state. A case past identification goes before a form: a caller is waiting. */
export function currentScreen({
  vault,
  case: current,
  caseFault,
  draft,
  environments,
}: AppState): CurrentScreen {
  if (vault.status !== 'unlocked') return 'vault';
  if (caseFault !== null) return 'case-fault';
  if (current !== null && current.step !== 'identify') return 'case';
  return draft.environment !== null || environments.length === 0 ? 'environment' : 'identify';
}
