import { running } from '../case/case';
import { secondsLeft } from '../case/countdown';
import type { AppState } from '../messaging/app-state';

/** What the toolbar button shows while the desk is closed. */
export interface Toolbar {
  readonly locked: boolean;
  /** At most four characters fit; `''` for none. */
  readonly badge: string;
  readonly tone: 'quiet' | 'count' | 'attention';
  /** The key of a message, which takes the environment's label. */
  readonly title: ToolbarTitle;
  /** The environment of the current case, for the title; `''` if there is none. */
  readonly environment: string;
  /** It changes every second. */
  readonly ticking: boolean;
}

export type ToolbarTitle =
  | 'extension_name'
  | 'toolbar_not_set_up'
  | 'toolbar_data_lost'
  | 'toolbar_locked'
  | 'toolbar_case_open'
  | 'toolbar_code_sent'
  | 'toolbar_working'
  | 'toolbar_to_be_checked';

const idle = { badge: '', tone: 'quiet', environment: '', ticking: false } as const;

/** @param now milliseconds since the epoch */
export function toolbarOf(state: AppState, now: number): Toolbar {
  const { vault, case: current, caseFault } = state;
  if (vault.status === 'absent' && vault.lost !== undefined) {
    return { ...idle, locked: false, badge: '!', tone: 'attention', title: 'toolbar_data_lost' };
  }
  if (vault.status === 'absent') return { ...idle, locked: false, title: 'toolbar_not_set_up' };
  if (vault.status !== 'unlocked') return { ...idle, locked: true, title: 'toolbar_locked' };
  if (caseFault !== null) {
    return { ...idle, locked: false, badge: '!', tone: 'attention', title: 'toolbar_case_open' };
  }
  if (current === null) return { ...idle, locked: false, title: 'extension_name' };

  const open = { ...idle, locked: false, environment: current.environment.label };
  const kind = current.outcome?.kind;
  if (kind === 'unknown' || kind === 'accepted') {
    return { ...open, badge: '!', tone: 'attention', title: 'toolbar_to_be_checked' };
  }
  if (kind !== undefined) return { ...open, title: 'extension_name', environment: '' };
  if (running(current) !== null) return { ...open, badge: '…', title: 'toolbar_working' };
  const left = secondsLeft((current.unbindCode ?? current.loginCode)?.resendAt ?? 0, now);
  if (left === 0) return { ...open, badge: '•', title: 'toolbar_case_open' };
  return { ...open, badge: String(left), tone: 'count', title: 'toolbar_code_sent', ticking: true };
}
