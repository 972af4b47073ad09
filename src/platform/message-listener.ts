// The one place for the polyfill: Chrome before version 148 does not take a promise for an answer.
import browser, { type Runtime } from 'webextension-polyfill';
import type { Refusal } from '../messaging/protocol';
import { isOwnPage as isPageOf, type Sender } from '../messaging/sender';
import { onDirectMessage } from './direct-message';
import { pages } from './pages';

/** The pages that send commands. */
const senders = [`/${pages.popup}`, `/${pages.options}`];

/** Whether a message comes from a page of this very extension. */
export function isOwnPage(sender: Sender): boolean {
  const origin = browser.runtime.getURL('').replace(/\/$/, '');
  return isPageOf(sender, { id: browser.runtime.id, origin, pages: senders });
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

/**
 * Answers messages: those that pages post to the background alone, as our own do, and those that come by `runtime.sendMessage`,
 * from whatever drives the extension. Register at top level: a worker is woken for them.
 */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<unknown>): void {
  onDirectMessage(answer);
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, senderOf(sender)),
  );
  // A page connects to hear that the background has gone, and a connection needs somebody who takes it.
  browser.runtime.onConnect.addListener(() => undefined);
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
