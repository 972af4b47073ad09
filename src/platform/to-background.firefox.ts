import { browser } from './browser';

/**
 * Sends a message, and the port for its reply, only to the background page: every open page of the extension could hear what
 * `runtime.sendMessage` carries. A suspended page is loaded.
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
