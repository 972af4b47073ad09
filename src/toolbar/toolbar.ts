import { secondsLeft } from '../case/countdown';
import { runningOperation } from '../case/running-operation';
import type { AppState } from '../messaging/app-state';

/** What the browser's toolbar says of the desk while that is closed. */
export interface Toolbar {
  readonly locked: boolean;
  /** At most four characters fit; `''` for none. */
  readonly badge: string;
  readonly tone: 'quiet' | 'count' | 'attention';
  readonly title: ToolbarTitle;
  /** The environment of the case in hand, for the title; `''` where there is none. */
  readonly environment: string;
  /** It changes with every second. */
  readonly ticking: boolean;
  /** The popup's page that comes with what it will show. Each shows everything. */
  readonly popup: 'index' | 'case' | 'vault';
}

export type ToolbarTitle =
  | 'desk'
  | 'not-set-up'
  | 'locked'
  | 'case-open'
  | 'code-sent'
  | 'working'
  | 'to-be-checked';

const idle = { badge: '', tone: 'quiet', environment: '', ticking: false, popup: 'index' } as const;

/** @param now milliseconds since the epoch */
export function toolbarOf(state: AppState, now: number): Toolbar {
  const { vault, case: current, caseFault } = state;
  if (vault.status === 'absent') {
    return { ...idle, locked: false, title: 'not-set-up', popup: 'vault' };
  }
  if (vault.status !== 'unlocked') {
    return { ...idle, locked: true, title: 'locked', popup: 'vault' };
  }
  if (caseFault !== null) {
    return { ...idle, locked: false, badge: '!', tone: 'attention', title: 'case-open' };
  }
  if (current === null) return { ...idle, locked: false, title: 'desk' };

  const popup = current.step === 'identify' ? 'index' : 'case';
  const open = { ...idle, locked: false, environment: current.environment.label, popup } as const;
  const kind = current.outcome?.kind;
  if (kind === 'unknown' || kind === 'accepted') {
    return { ...open, badge: '!', tone: 'attention', title: 'to-be-checked' };
  }
  if (kind !== undefined) return { ...open, title: 'desk', environment: '' };
  if (runningOperation(current) !== null) return { ...open, badge: '…', title: 'working' };
  const left = secondsLeft((current.unbindCode ?? current.loginCode)?.resendAt ?? 0, now);
  if (left === 0) return { ...open, badge: '•', title: 'case-open' };
  return { ...open, badge: String(left), tone: 'count', title: 'code-sent', ticking: true };
}
