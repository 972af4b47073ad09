import { browser } from './browser';

/** Opens a page of the extension in a tab. `path` is below the extension's root. */
export function openPage(path: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(path) });
}

/**
 * Opens the first page after an installation. For an unpacked extension, which developers load all day, it opens in the
 * background.
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
