import type { Runtime } from 'webextension-polyfill';
import type { Refusal } from '../messaging/protocol';
import { isOwnPage as isPageOf, type Sender } from '../messaging/sender';
import { browser } from './browser';
import { popupPaths } from './popup-paths';

/** The pages that send commands. */
const pages = [...Object.values(popupPaths), '/extension/options/index.html'];

/** Whether a message comes from a page of this very extension. */
export function isOwnPage(sender: Sender): boolean {
  const origin = browser.runtime.getURL('').replace(/\/$/, '');
  return isPageOf(sender, { id: browser.runtime.id, origin, pages });
}

/** What the browser says of a sender. The polyfill's type is behind: `origin` is there in both browsers. */
function senderOf(sender: Runtime.MessageSender & { readonly origin?: string }): Sender {
  const native: unknown = Reflect.get(sender, 'nativeApplication');
  return {
    id: sender.id,
    url: sender.url,
    origin: sender.origin,
    frameId: sender.frameId,
    nativeApplication: native === undefined ? undefined : String(native),
  };
}

/** Answers messages. Register at top level: a worker is woken for them. */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, senderOf(sender)),
  );
}

/**
 * Refuses what other extensions send, and calls back for each. Nothing in the manifest invites them, yet a browser lets any
 * extension try. Register at top level.
 */
export function onExternalMessage(listener: () => void): void {
  const refusal: Refusal = { code: 'sender-refused' };
  browser.runtime.onMessageExternal.addListener(async () => {
    listener();
    return { ok: false, refusal };
  });
}
