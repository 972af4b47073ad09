import { CommandRefused } from '../messaging/client';
import type { Method, Params, Reply, Results } from '../messaging/protocol';
import { browser } from './browser';
import { postToBackground } from './to-background';

interface Message {
  readonly method: Method;
  readonly params: unknown;
}

/**
 * Sends a command to the background, and to nobody else: it may carry a secret. When the background dies over it, a new one is woken, which finds out what is left
 * and publishes it; the command itself is reported as not carried out.
 */
export async function send<M extends Method>(method: M, params: Params<M>): Promise<Results[M]> {
  const reply = await exchange({ method, params });
  if (!isReply<M>(reply)) throw new CommandRefused({ code: 'internal' });
  if (!reply.ok) throw new CommandRefused(reply.refusal);
  return reply.value;
}

async function exchange(message: Message): Promise<unknown> {
  try {
    return await ask(message);
  } catch (cause) {
    const woken = await wakeAnother();
    // What a case's command came to is part of the case, as the new background has published it.
    const code = woken && message.method.startsWith('case.') ? 'stale' : 'internal';
    throw new CommandRefused({ code }, { cause });
  }
}

/** The background's reply. Rejects when the background dies over the message. */
function ask(message: Message): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Nothing is sent on this connection. It ends with the background, and a message channel does not tell that.
    const life = browser.runtime.connect();
    const { port1, port2 } = new MessageChannel();
    function end(settle: () => void): void {
      life.disconnect();
      port1.close();
      settle();
    }
    port1.onmessage = ({ data }) => end(() => resolve(data));
    life.onDisconnect.addListener(() => {
      // Chrome reports an error that nobody has read.
      const cause = browser.runtime.lastError;
      end(() => reject(new Error('The background is gone.', { cause })));
    });
    postToBackground(message, port2).catch((cause: unknown) => end(() => reject(cause)));
  });
}

/** How often a new background is called before nobody is thought to come, and how long is waited at first. Milliseconds. */
const calls = 5;
const firstPause = 100;

/** Wakes a new background. The one that is just dying may still take the first call with it, and never answer. */
async function wakeAnother(): Promise<boolean> {
  const wake: Method = 'app.wake';
  for (let call = 0; call < calls; call += 1) {
    if (call > 0) await pause(firstPause * 2 ** (call - 1));
    const reply = await ask({ method: wake, params: {} }).catch(() => null);
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
