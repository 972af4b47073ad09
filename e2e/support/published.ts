import type { ChromiumExtension } from './chromium-extension';

/** The last published state, as JSON: what a page starts with when it opens now. */
export async function published(extension: ChromiumExtension): Promise<string> {
  const worker = await extension.worker();
  return JSON.stringify(await worker.evaluate(`chrome.storage.session.get('state')`));
}
