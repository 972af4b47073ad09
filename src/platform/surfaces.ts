import type { Browser } from 'webextension-polyfill';
import { browser } from './browser';

/**
 * Where the popup's page is shown. The panel and the window name themselves in their address; so does nothing else.
 */
export type Surface = 'popup' | 'panel' | 'window';

export function surface(): Surface {
  if (location.search === '?panel') return 'panel';
  return location.search === '?window' ? 'window' : 'popup';
}

/** @see https://developer.chrome.com/docs/extensions/reference/api/sidePanel */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

function hasSidePanel(api: Browser): api is Browser & { sidePanel: SidePanel } {
  return 'sidePanel' in api;
}

const canPanel = () => hasSidePanel(browser) || 'sidebarAction' in browser;

/**
 * Opens the side panel (Chrome) or the sidebar (Firefox) of a window. Both want this in the very turn of a click, a key or a
 * menu, so nothing may be awaited before. Rejects where the browser does not do it, such as in a window without tabs.
 */
export function openPanelOf(windowId: number): Promise<void> {
  if (hasSidePanel(browser)) return browser.sidePanel.open({ windowId });
  return 'sidebarAction' in browser ? browser.sidebarAction.open() : Promise.reject(noPanel());
}

const noPanel = () => new Error('This browser has no place beside its pages.');

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

/** Opens the page in a window of its own, which stays in sight beside others. */
export async function openWindow(): Promise<void> {
  const url = browser.runtime.getURL('extension/popup/index.html?window');
  await browser.windows.create({ url, type: 'popup', width: 400, height: 680 });
}

/** The same, from a page: a popup has done its work then. */
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

/** Chrome's key for the panel; Firefox opens its sidebar by itself. Register at top level. */
export function onPanelKey(): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === 'open-panel' && tab?.windowId !== undefined) {
      openPanelOf(tab.windowId)
        .catch(openWindow)
        .catch(() => undefined);
    }
  });
}
