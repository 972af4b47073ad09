import { browser } from './browser';
import { message } from './catalogue';
import { openPanelOf, openWindow } from './panel';

const id = 'unbind-selection';

/** Makes the entry in the menu of a selected text anew, in the browser's present language. */
export async function makeMenuEntry(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id, title: message('menu_unbind', []), contexts: ['selection'] });
}

/**
 * Somebody chose the entry: the desk opens beside the page, and the listener gets what is selected there. Register at top
 * level. Nothing of the page is read but this text, which the browser gives.
 */
export function onMenuEntry(listener: (selection: string) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = '' }, tab) => {
    if (menuItemId !== id) return;
    // First, within the turn of the click: browsers open it at no other time.
    const opened =
      tab?.windowId === undefined ? Promise.reject(new Error()) : openPanelOf(tab.windowId);
    opened.catch(openWindow).catch(() => undefined);
    listener(selectionText);
  });
}
