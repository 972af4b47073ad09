import { browser } from './browser';
import { message } from './catalogue';
import { openPanelOf, openWindow } from './panel';

const id = 'unbind-selection';

/** Recreates the context menu entry for selected text, in the browser's current language. */
export async function makeMenuEntry(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id, title: message('menu_unbind', []), contexts: ['selection'] });
}

/**
 * Opens the desk beside the page when the entry is chosen, and passes the selection to the listener. Register at top
 * level. Nothing but this text, which the browser provides, is read from the page.
 */
export function onMenuEntry(listener: (selection: string) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = '' }, tab) => {
    if (menuItemId !== id) return;
    // First, within the click's user gesture: browsers allow it at no other time.
    const opened =
      tab?.windowId === undefined ? Promise.reject(new Error()) : openPanelOf(tab.windowId);
    opened.catch(openWindow).catch(() => undefined);
    listener(selectionText);
  });
}
