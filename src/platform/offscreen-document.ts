import * as v from 'valibot';
import type { Browser } from 'webextension-polyfill';
import { createSerial } from '../primitives/serial';
import { browser } from './browser';
import {
  type Answer,
  type Answered,
  type Offscreen,
  OffscreenError,
  type OffscreenServices,
  type Question,
} from './offscreen';
import * as storageKeys from './storage-keys';
import { storedItem } from './stored-item';

/** @see https://developer.chrome.com/docs/extensions/reference/api/offscreen */
interface OffscreenApi {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** @see https://developer.mozilla.org/en-US/docs/Web/API/Clients */
interface WorkerClients {
  matchAll(options: { includeUncontrolled: boolean }): Promise<readonly WorkerClient[]>;
}

interface WorkerClient {
  readonly id: string;
  readonly url: string;
  postMessage(message: Question, transfer: Transferable[]): void;
}

declare const clients: WorkerClients;

/** How often to check, while waiting for an answer, that the document still exists (ms). */
const watchInterval = 500;

/** Timeout for an answer, well above the slowest key derivation (ms). */
const patience = 120_000;

/** The browser's id of the document that this extension created, for workers that start later. */
const knownClient = storedItem(storageKeys.offscreenClient, (value) => v.parse(v.string(), value));

/**
 * Runs code in an offscreen document, because a service worker cannot load code later. Only one can exist, and a worker may
 * find the document of an earlier worker. Messages go to it as a client of the worker, so no other page can hear or send
 * them. Since any page could be opened at the document's address, the right one is recognized by a random name in its
 * address, and then by the id that the browser gave it.
 */
export function offscreenInDocument<S extends OffscreenServices<S>>(path: string): Offscreen<S> {
  const oneAtATime = createSerial();
  let outstanding = 0;
  /** There was no question since `leave`. */
  let left = false;
  /** Undefined until this worker has looked for it. */
  let known: string | null | undefined;

  async function client(is: (client: WorkerClient) => boolean): Promise<WorkerClient | undefined> {
    return (await clients.matchAll({ includeUncontrolled: true })).find(is);
  }

  async function found(): Promise<WorkerClient | undefined> {
    known ??= await knownClient.get().catch(() => null);
    return client(({ id }) => id === known);
  }

  async function opened(): Promise<WorkerClient> {
    const there = await found();
    if (there !== undefined) return there;
    // A crashed document is no longer a client, but still blocks a new one.
    await close();
    const named = `${path}?${crypto.randomUUID()}`;
    const url = browser.runtime.getURL(named);
    try {
      await offscreen().createDocument({
        url: named,
        reasons: ['WORKERS'],
        justification: 'Computes the key of the vault, and serves practice.',
      });
    } catch (cause) {
      throw new OffscreenError('gone', { cause });
    }
    const made = await client((each) => each.url === url);
    if (made === undefined) throw new OffscreenError('gone');
    known = made.id;
    // If it cannot be stored, a later worker creates another document.
    await knownClient.set(known).catch(() => undefined);
    return made;
  }

  /** Settles in any case: with the answer, when the document is gone, or at the timeout. */
  function exchange<T>(document: WorkerClient, question: Question): Promise<Answer<T>> {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      const began = Date.now();
      const watch = setInterval(async () => {
        const there = await found().catch(() => undefined);
        if (there?.id !== document.id) end(() => reject(new OffscreenError('gone')));
        if (Date.now() - began > patience) end(() => reject(new OffscreenError('silent')));
      }, watchInterval);
      function end(settle: () => void): void {
        clearInterval(watch);
        port1.close();
        settle();
      }
      port1.onmessage = ({ data }: MessageEvent<Answer<T>>) => end(() => resolve(data));
      document.postMessage(question, [port2]);
    });
  }

  function closeIfIdle(): void {
    void oneAtATime(async () => {
      if (outstanding === 0) await close();
    });
  }

  function leave(): void {
    left = true;
    closeIfIdle();
  }

  async function ask<K extends keyof S>(name: K, ...told: Parameters<S[K]>) {
    outstanding += 1;
    left = false;
    try {
      const document = await oneAtATime(opened);
      const answer = await exchange<Answered<S, K>>(document, { name: String(name), told });
      if (!answer.ok) throw new OffscreenError('failed');
      return answer.value;
    } catch (error) {
      // Other questions may still get their answers.
      const silent = error instanceof OffscreenError && error.code === 'silent';
      if (silent && outstanding === 1) await close();
      throw error;
    } finally {
      outstanding -= 1;
      if (left) closeIfIdle();
    }
  }

  return {
    ask,
    once: (name, ...told) => ask(name, ...told).finally(closeIfIdle),
    leave,
  };
}

function hasOffscreen(api: Browser): api is Browser & { offscreen: OffscreenApi } {
  return 'offscreen' in api;
}

function offscreen(): OffscreenApi {
  if (!hasOffscreen(browser)) throw new OffscreenError('gone');
  return browser.offscreen;
}

/** Closes the document. Without one `closeDocument` rejects, which is fine here. */
async function close(): Promise<void> {
  await offscreen()
    .closeDocument()
    .catch(() => undefined);
}
