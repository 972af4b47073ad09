import { browser } from './browser';
import { canPanel, openPanelOf, openWindow } from './panel';

/** Where the popup's page is shown. Only the panel and the window name themselves in their URL. */
export type Surface = 'popup' | 'panel' | 'window';

export function surface(): Surface {
  if (location.search === '?panel') return 'panel';
  return location.search === '?window' ? 'window' : 'popup';
}

/** Opens the panel of this page's window; null if there is no panel, or the page is in it. */
export function panelOpener(): (() => void) | null {
  if (!canPanel() || surface() !== 'popup') return null;
  // Read ahead, since nothing may be awaited once the click has come.
  let windowId = 0;
  void browser.windows.getCurrent().then(({ id = 0 }) => {
    windowId = id;
  });
  return () => {
    openPanelOf(windowId).then(closePopup, popOut);
  };
}

/** Opens the page in a separate window, and closes the popup. */
export function popOut(): void {
  openWindow().then(closePopup, () => undefined);
}

/** Of the window that {@link askInWindow} opens. */
const passkeyHash = '#passkey';

/**
 * Opens a window that asks for a passkey, if this page is neither a tab nor a window: the browser's dialog takes the focus,
 * which closes a popup, and it has no place in a popup or panel. False where this page can ask.
 */
export async function askInWindow(): Promise<boolean> {
  if ((await browser.tabs.getCurrent()) !== undefined) return false;
  await openWindow(passkeyHash);
  closePopup();
  return true;
}

/** Whether this is such a window that has not asked yet. */
export function openedToAsk(): boolean {
  if (location.hash !== passkeyHash) return false;
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}

/** A popup is not a tab. Tabs stay open, even with the same page. */
function closePopup(): void {
  const closed = browser.tabs.getCurrent().then((tab) => {
    if (tab === undefined && surface() === 'popup') window.close();
  });
  closed.catch(() => undefined);
}

/** The two browsers have different names for the command that opens the panel. */
const panelCommands = ['open-panel', '_execute_sidebar_action'];

/** A browser keyboard shortcut, as currently set; `''` if none is. */
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
