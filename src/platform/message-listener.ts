import type { Runtime } from 'webextension-polyfill';
import type { Refusal } from '../messaging/protocol';
import { isOwnPage as isPageOf, type Sender } from '../messaging/sender';
import { browser } from './browser';
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

type Respond = (reply: unknown) => void;

/** Answers messages. Register at top level: a worker is woken for them. */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Runtime.MessageSender, respond: Respond) => {
      void answer(message, senderOf(sender)).then(respond);
      // Keeps the channel open. Chrome before version 148 does not take a promise.
      return true;
    },
  );
}

/**
 * Refuses what other extensions send, and calls back for each. Nothing in the manifest invites them, yet a browser lets any
 * extension try. Register at top level.
 */
export function onExternalMessage(listener: () => void): void {
  const refusal: Refusal = { code: 'sender-refused' };
  browser.runtime.onMessageExternal.addListener(
    (_message: unknown, _sender: Runtime.MessageSender, respond: Respond) => {
      listener();
      respond({ ok: false, refusal });
      return true;
    },
  );
}
