import type { Browser } from 'webextension-polyfill';
import { browser } from './browser';
import { pages } from './pages';

/** @see https://developer.chrome.com/docs/extensions/reference/api/sidePanel */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

function hasSidePanel(api: Browser): api is Browser & { sidePanel: SidePanel } {
  return 'sidePanel' in api;
}

/** Whether this browser has a side panel or sidebar. */
export const canPanel = () => hasSidePanel(browser) || 'sidebarAction' in browser;

/**
 * Opens the side panel (Chrome) or the sidebar (Firefox) of a window. Both require the user gesture of a click, key or
 * menu, so nothing may be awaited before. Rejects if the browser cannot do it, such as in a window without tabs.
 */
export function openPanelOf(windowId: number): Promise<void> {
  if (hasSidePanel(browser)) return browser.sidePanel.open({ windowId });
  return 'sidebarAction' in browser ? browser.sidebarAction.open() : Promise.reject(noPanel());
}

const noPanel = () => new Error('This browser has no side panel or sidebar.');

/** Opens the page in a separate window, which stays visible next to others. @param hash what it starts with, as `#passkey` */
export async function openWindow(hash = ''): Promise<void> {
  const url = browser.runtime.getURL(`${pages.popup}?window${hash}`);
  await browser.windows.create({ url, type: 'popup', width: 400, height: 680 });
}

/** Chrome's key for the panel; Firefox opens its sidebar by itself. Register at top level. */
export function onPanelKey(): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === 'open-panel' && tab?.windowId !== undefined) {
      openPanelOf(tab.windowId)
        .catch(() => openWindow())
        .catch(() => undefined);
    }
  });
}
