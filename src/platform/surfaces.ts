import { browser } from './browser';
import { canPanel, openPanelOf, openWindow } from './panel';

/**
 * Where the popup's page is shown. The panel and the window name themselves in their address; so does nothing else.
 */
export type Surface = 'popup' | 'panel' | 'window';

export function surface(): Surface {
  if (location.search === '?panel') return 'panel';
  return location.search === '?window' ? 'window' : 'popup';
}

/** Opens the panel of the window that this page is in; null where there is no such place, or the page is in it. */
export function panelOpener(): (() => void) | null {
  if (!canPanel() || surface() !== 'popup') return null;
  // Asked for now, since there is no time for it once the click has come.
  let windowId = 0;
  void browser.windows.getCurrent().then(({ id = 0 }) => {
    windowId = id;
  });
  return () => {
    openPanelOf(windowId).then(closePopup, popOut);
  };
}

/** Opens the page in a window of its own; a popup has done its work then. */
export function popOut(): void {
  openWindow().then(closePopup, () => undefined);
}

/** A popup is no tab. A tab that shows the same page, or any other, stays. */
function closePopup(): void {
  const closed = browser.tabs.getCurrent().then((tab) => {
    if (tab === undefined && surface() === 'popup') window.close();
  });
  closed.catch(() => undefined);
}

/** What opens the panel by a key is called differently by the two browsers. */
const panelCommands = ['open-panel', '_execute_sidebar_action'];

/** A key to which the browser itself listens, as it is set now; `''` where none is. */
interface CommandKey {
  readonly command: 'popup' | 'panel';
  readonly keys: string;
}

export async function browserKeys(): Promise<readonly CommandKey[]> {
  const found: CommandKey[] = [];
  for (const { name, shortcut = '' } of await browser.commands.getAll()) {
    if (name === '_execute_action') found.push({ command: 'popup', keys: shortcut });
    if (name !== undefined && panelCommands.includes(name)) {
      found.push({ command: 'panel', keys: shortcut });
    }
  }
  return found;
}
