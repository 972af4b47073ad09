import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import type { ChromiumExtension } from '../support/chromium-extension';

/** How often the heap is looked at while something goes on, in milliseconds: so rarely that it does not take part. */
const lookEvery = 20;

/** Asks one thread of the browser in the DevTools protocol. */
type Ask = (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown>;

/** The JavaScript heap of a page or of the background. */
export class Heap {
  readonly #ask: Ask;

  private constructor(ask: Ask) {
    this.#ask = ask;
  }

  static async ofPage(page: Page): Promise<Heap> {
    const session = await page.context().newCDPSession(page);
    return new Heap((method) => session.send(method));
  }

  /** A worker that is looked at stays awake. */
  static async ofWorker({ context }: ChromiumExtension): Promise<Heap> {
    const session = await context.browser()?.newBrowserCDPSession();
    if (session === undefined) throw new Error('the browser has no session');
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(({ type }) => type === 'service_worker');
    if (worker === undefined) throw new Error('the background sleeps');
    const { sessionId } = await session.send('Target.attachToTarget', {
      targetId: worker.targetId,
      flatten: false,
    });
    return new Heap(relayed(session, sessionId));
  }

  /** What is used now, in kB, with what is garbage by now. */
  async used(): Promise<number> {
    const usage = Object(await this.#ask('Runtime.getHeapUsage'));
    return Number(usage.usedSize) / 1000;
  }

  /** What is held, in kB. */
  async held(): Promise<number> {
    await this.#ask('HeapProfiler.collectGarbage');
    return this.used();
  }

  /** The most that is used while something goes on, in kB, looked at again and again. */
  async peak(work: Promise<unknown>): Promise<number> {
    let working = true;
    const ending = work.finally(() => {
      working = false;
    });
    let most = 0;
    while (working) {
      most = Math.max(most, await this.used());
      await setTimeout(lookEvery);
    }
    await ending;
    return most;
  }
}

/** Playwright has no session of a worker; the browser's own passes on what is said to one. */
function relayed(session: CDPSession, sessionId: string): Ask {
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result } = JSON.parse(event.message);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let last = 0;
  return (method) => {
    last += 1;
    const message = JSON.stringify({ id: last, method });
    return new Promise((resolve, reject) => {
      waiting.set(last, resolve);
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  };
}
