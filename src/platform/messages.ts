import type { Runtime } from 'webextension-polyfill';
import { CommandRefused } from '../messaging/client';
import type { Method, Params, Refusal, Reply, Results } from '../messaging/protocol';
import { isOwnPage as isPageOf, type Sender } from '../messaging/sender';
import { browser } from './browser';

/** The pages that send commands. */
const pages = ['/extension/popup/index.html', '/extension/options/index.html'];

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

/**
 * Sends a command to the background. When the background dies over it, a new one is woken, which finds out what is left
 * and publishes it; the command itself is reported as not carried out.
 */
export async function send<M extends Method>(method: M, params: Params<M>): Promise<Results[M]> {
  const reply = await exchange({ method, params });
  if (!isReply<M>(reply)) throw new CommandRefused({ code: 'internal' });
  if (!reply.ok) throw new CommandRefused(reply.refusal);
  return reply.value;
}

async function exchange(message: { method: Method; params: unknown }): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (cause) {
    const woken = await wakeAnother();
    // What a case's command came to is part of the case, as the new background has published it.
    const code = woken && message.method.startsWith('case.') ? 'stale' : 'internal';
    throw new CommandRefused({ code }, { cause });
  }
}

/** How often a new background is called before nobody is thought to come, and how long is waited at first. Milliseconds. */
const calls = 5;
const firstPause = 100;

/** Wakes a new background. The one that is just dying may still take the first call with it, and never answer. */
async function wakeAnother(): Promise<boolean> {
  const wake: Method = 'app.wake';
  for (let call = 0; call < calls; call += 1) {
    if (call > 0) await pause(firstPause * 2 ** (call - 1));
    const reply: unknown = await browser.runtime
      .sendMessage({ method: wake, params: {} })
      .catch(() => null);
    if (typeof reply === 'object' && reply !== null && 'ok' in reply) return true;
  }
  return false;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Replies come from this extension's own background, of the same build: `ok` alone tells one. */
function isReply<M extends Method>(reply: unknown): reply is Reply<M> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply;
}
