import type { AppState } from '../../src/messaging/app-state';
import { showBadge, showToolbar } from '../../src/platform/toolbar-button';
import { toolbarOf } from '../../src/toolbar/toolbar-state';

let ticking: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the toolbar's button up with what views draw. While a code's minute runs the badge counts it down, which keeps the
 * worker awake for as long; should it die all the same, the next one draws what is then true.
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
