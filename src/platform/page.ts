import { browser } from './browser';

/** Opens a page of the extension in a tab. `path` is below the extension's root. */
export function openPage(path: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(path) });
}

export function version(): string {
  return browser.runtime.getManifest().version;
}
