import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import * as v from 'valibot';
import type { ChromiumExtension } from '../support/chromium-extension';

/** How often to sample the heap during work, in milliseconds: rarely enough not to affect it. */
const lookEvery = 20;

const chunkEvent = 'HeapProfiler.addHeapSnapshotChunk';

type Question =
  | 'HeapProfiler.collectGarbage'
  | 'HeapProfiler.takeHeapSnapshot'
  | 'Runtime.getHeapUsage';

/** One thread of the browser, accessed through the DevTools protocol. */
interface Thread {
  ask(question: Question): Promise<unknown>;
  /** Calls back with each chunk of the snapshot being taken. */
  onChunk(listener: (chunk: string) => void): void;
}

/** What a program keeps: objects, functions and strings, without the engine's compiled code. */
interface Kept {
  readonly kB: number;
  readonly objects: number;
}

/** The JavaScript heap of a page or of the background. */
export class Heap {
  readonly #thread: Thread;
  #chunks: string[] = [];

  private constructor(thread: Thread) {
    this.#thread = thread;
    thread.onChunk((chunk) => this.#chunks.push(chunk));
  }

  static async ofPage(page: Page): Promise<Heap> {
    const session = await page.context().newCDPSession(page);
    return new Heap({
      ask: (question) => session.send(question),
      onChunk: (listener) => session.on(chunkEvent, ({ chunk }) => listener(chunk)),
    });
  }

  /** A worker under inspection stays awake. */
  static async ofWorker({ context }: ChromiumExtension): Promise<Heap> {
    const session = await context.browser()?.newBrowserCDPSession();
    if (session === undefined) throw new Error('The browser has no session.');
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(({ type }) => type === 'service_worker');
    if (worker === undefined) throw new Error('The background is asleep.');
    const { sessionId } = await session.send('Target.attachToTarget', {
      targetId: worker.targetId,
      flatten: false,
    });
    return new Heap(relayed(session, sessionId));
  }

  /** Memory in use now, in kB, including garbage. */
  async used(): Promise<number> {
    const usage = v.parse(usageSchema, await this.#thread.ask('Runtime.getHeapUsage'));
    return usage.usedSize / 1000;
  }

  /** Memory in use after a garbage collection, in kB. */
  async held(): Promise<number> {
    await this.#thread.ask('HeapProfiler.collectGarbage');
    return this.used();
  }

  /** The peak memory in use during work, in kB, by sampling. */
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

  /** The part that the program itself keeps. Takes about a second. */
  async kept(): Promise<Kept> {
    this.#chunks = [];
    await this.#thread.ask('HeapProfiler.takeHeapSnapshot');
    return keptIn(JSON.parse(this.#chunks.join('')));
  }
}

const usageSchema = v.object({ usedSize: v.number() });

/** @see https://developer.chrome.com/docs/devtools/memory-problems/heap-snapshot-schema */
const snapshotSchema = v.object({
  snapshot: v.object({
    meta: v.object({
      node_fields: v.array(v.string()),
      node_types: v.looseTuple([v.array(v.string())]),
    }),
  }),
  nodes: v.array(v.number()),
});

/** Compiled code with its feedback, and the browser's own memory. */
const notKept = new Set(['code', 'native']);

/** What a script can create and keep: each has a node. */
const made = new Set(['object', 'closure', 'array', 'regexp']);

function keptIn(snapshot: unknown): Kept {
  const { snapshot: described, nodes } = v.parse(snapshotSchema, snapshot);
  const { node_fields: fields, node_types: types } = described.meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  let objects = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = types[0][nodes[node + typeAt] ?? -1] ?? '';
    if (!notKept.has(type)) bytes += nodes[node + sizeAt] ?? 0;
    if (made.has(type)) objects += 1;
  }
  return { kB: bytes / 1000, objects };
}

const repliedSchema = v.object({ id: v.number(), result: v.unknown() });
const chunkSchema = v.object({
  method: v.literal(chunkEvent),
  params: v.object({ chunk: v.string() }),
});

/** Playwright has no session for a worker; the browser's session relays messages to one. */
function relayed(session: CDPSession, sessionId: string): Thread {
  const waiting = new Map<number, (result: unknown) => void>();
  let tell: (chunk: string) => void = () => undefined;
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const message: unknown = JSON.parse(event.message);
    if (v.is(chunkSchema, message)) tell(message.params.chunk);
    if (!v.is(repliedSchema, message)) return;
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  let last = 0;
  return {
    ask(method) {
      last += 1;
      const message = JSON.stringify({ id: last, method });
      return new Promise((resolve, reject) => {
        waiting.set(last, resolve);
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      });
    },
    onChunk(listener) {
      tell = listener;
    },
  };
}
