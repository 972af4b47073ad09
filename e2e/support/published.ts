import type { ChromiumExtension } from './chromium-extension';

/** What the background has published last, as JSON: what a page that opens now begins with. */
export async function published(extension: ChromiumExtension): Promise<string> {
  const worker = await extension.worker();
  return JSON.stringify(await worker.evaluate(`chrome.storage.session.get('state')`));
}
