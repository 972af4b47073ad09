import { CommandRefused } from '../messaging/client';
import type { Method, Params, Reply, Results } from '../messaging/protocol';
import { browser } from './browser';
import { postToBackground } from './to-background';

interface Message {
  readonly method: Method;
  readonly params: unknown;
}

/**
 * Sends a command to the background and to no other page, since it may carry a secret. If the background dies before it
 * replies, a new one is woken, which finds out what was done and publishes it. The command itself is reported as failed.
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
    // The case, as the new background has published it, shows the result of its command.
    const code = woken && message.method.startsWith('case.') ? 'stale' : 'internal';
    throw new CommandRefused({ code }, { cause });
  }
}

/** The background's reply. Rejects if the background dies before it replies. */
function ask(message: Message): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Nothing is sent on this connection: it only shows when the background ends, which a message channel does not.
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

/** How many times a new background is called before giving up, and the first pause in milliseconds. It doubles. */
const calls = 5;
const firstPause = 100;

/** Wakes a new background. The first call may still go to the dying one, which never answers it. */
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

/** Replies come from this extension's own background of the same build, so checking `ok` is enough. */
function isReply<M extends Method>(reply: unknown): reply is Reply<M> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply;
}
