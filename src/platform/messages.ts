import type { Runtime } from 'webextension-polyfill';
import { CommandRefused } from '../messaging/client';
import type { Method, Params, Reply, Results } from '../messaging/protocol';
import type { Sender } from '../messaging/server';
import { browser } from './browser';

/** Whether a message comes from a page of this very extension. */
export function isOwnPage({ id, url }: Sender): boolean {
  return id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;
}

/** Answers messages. Register at top level: a worker is woken for them. */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, { id: sender.id, url: sender.url }),
  );
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
    const wake: Method = 'app.wake';
    const woken = await browser.runtime.sendMessage({ method: wake, params: {} }).then(
      () => true,
      () => false,
    );
    // What a case's command came to is part of the case, as the new background has published it.
    const code = woken && message.method.startsWith('case.') ? 'stale' : 'internal';
    throw new CommandRefused({ code }, { cause });
  }
}

/** Replies come from this extension's own background, of the same build: `ok` alone tells one. */
function isReply<M extends Method>(reply: unknown): reply is Reply<M> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply;
}
