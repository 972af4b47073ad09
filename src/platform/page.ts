import { browser } from './browser';

/** Opens a page of the extension in a tab. `path` is below the extension's root. */
export function openPage(path: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(path) });
}

/**
 * Opens the first page that somebody sees who has installed the extension. Whoever loads a folder, as developers do all day,
 * is not taken away from what is in front.
 */
export async function openFirstPage(path: string): Promise<void> {
  const { installType } = await browser.management.getSelf();
  await browser.tabs.create({
    url: browser.runtime.getURL(path),
    active: installType !== 'development',
  });
}

export function version(): string {
  return browser.runtime.getManifest().version;
}
