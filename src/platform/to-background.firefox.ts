import { browser } from './browser';

/**
 * Hands a message, and the port for its reply, to the background page and nobody else: what goes by `runtime.sendMessage` is heard
 * by every open page of the extension that listens. A page that sleeps is loaded.
 * @see https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/runtime/getBackgroundPage
 */
export async function postToBackground(message: unknown, reply: MessagePort): Promise<void> {
  const background: Window | null = await browser.runtime.getBackgroundPage();
  if (background !== null) {
    background.postMessage(message, location.origin, [reply]);
    return;
  }
  // Firefox gives no background page to a private window.
  reply.postMessage(await browser.runtime.sendMessage(message));
}
