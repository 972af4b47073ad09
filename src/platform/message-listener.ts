// The only use of the polyfill: Chrome before version 148 does not accept a promise as an answer.
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

/** The browser's description of a sender. The polyfill's type lacks `origin`, which both browsers set. */
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
 * Answers messages that pages post only to the background, as our own pages do, and messages by `runtime.sendMessage` from
 * whatever drives the extension. Register at top level: both wake a worker.
 */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<unknown>): void {
  onDirectMessage(answer);
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, senderOf(sender)),
  );
  // Pages connect to notice when the background ends, and a connection needs a listener.
  browser.runtime.onConnect.addListener(() => undefined);
}

/**
 * Refuses messages from other extensions, and calls back for each. The manifest does not invite them, but browsers may let
 * any extension try. Register at top level.
 */
export function onExternalMessage(listener: () => void): void {
  const refusal: Refusal = { code: 'sender-refused' };
  browser.runtime.onMessageExternal.addListener(async () => {
    listener();
    return { ok: false, refusal };
  });
}
