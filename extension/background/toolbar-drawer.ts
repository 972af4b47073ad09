import type { AppState } from '../../src/messaging/app-state';
import { showBadge, showToolbar } from '../../src/platform/toolbar-button';
import { toolbarOf } from '../../src/toolbar/toolbar-state';

let ticking: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the toolbar button up to date with the published state. During a code's minute, the badge counts down, which
 * keeps the worker awake. If it dies anyway, the next worker draws the state at that time.
 */
export function drawToolbar(state: AppState): void {
  clearTimeout(ticking);
  const toolbar = toolbarOf(state, Date.now());
  void showToolbar(toolbar);
  if (toolbar.ticking) ticking = setTimeout(() => tick(state), 1_000);
}

function tick(state: AppState): void {
  const toolbar = toolbarOf(state, Date.now());
  if (toolbar.ticking) {
    void showBadge(toolbar.badge);
    ticking = setTimeout(() => tick(state), 1_000);
  } else {
    drawToolbar(state);
  }
}
