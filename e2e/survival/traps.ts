import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import * as v from 'valibot';
import type { ChromiumExtension } from '../support/chromium-extension';

/** Holds something back from a worker or a window. Ends with what it holds. */
export interface Trap {
  /** Waits until it holds something. */
  sprung(): Promise<void>;
}

export interface TrappedCommand extends Trap {
  /** Releases it, and returns the worker's answer. */
  release(): Promise<string>;
}

/** Holds back requests to a path, after letting so many through. */
export function trapRequest(
  extension: ChromiumExtension,
  path: string,
  skip: number,
): Promise<Trap> {
  return set(
    extension,
    `{
      globalThis.sprung = false;
      let before = ${skip};
      const real = globalThis.fetch;
      globalThis.fetch = (url, init) => {
        if (!String(url).includes('${path}') || before-- > 0) return real(url, init);
        globalThis.sprung = true;
        return new Promise(() => {});
      };
    }`,
  );
}

/** Holds back everything that is stored on disk after an answer of a path, after letting so many through. */
export function trapStorage(
  extension: ChromiumExtension,
  path: string,
  skip: number,
): Promise<Trap> {
  return set(
    extension,
    `{
      globalThis.sprung = false;
      let before = ${skip};
      let answered = false;
      const real = globalThis.fetch;
      globalThis.fetch = async (url, init) => {
        const response = await real(url, init);
        if (String(url).includes('${path}') && before-- <= 0) answered = true;
        return response;
      };
      for (const name of ['set', 'remove']) {
        const kept = chrome.storage.local[name].bind(chrome.storage.local);
        chrome.storage.local[name] = (...given) => {
          if (!answered) return kept(...given);
          globalThis.sprung = true;
          return new Promise(() => {});
        };
      }
    }`,
  );
}

const replySchema = v.object({
  ok: v.boolean(),
  refusal: v.optional(v.object({ code: v.string() })),
});

/** Holds back the next command from a window to the worker. */
export async function trapCommand(window: Page): Promise<TrappedCommand> {
  await window.evaluate(`{
    const post = ServiceWorker.prototype.postMessage;
    ServiceWorker.prototype.postMessage = function (message, ...rest) {
      if (!message.method.startsWith('case.')) return post.call(this, message, ...rest);
      globalThis.late = () => chrome.runtime.sendMessage(message);
    };
  }`);
  return {
    sprung: () => inIt(() => window.evaluate('globalThis.late !== undefined')),
    release: async () => {
      const { ok, refusal } = v.parse(replySchema, await window.evaluate('globalThis.late()'));
      return ok ? 'done' : (refusal?.code ?? 'refused');
    },
  };
}

function inIt(look: () => Promise<unknown>): Promise<void> {
  const message = 'it came to where it was to be kept';
  return expect.poll(look, { message, intervals: [20, 40, 80] }).toBe(true);
}

async function set(extension: ChromiumExtension, script: string): Promise<Trap> {
  const worker = await extension.worker();
  await worker.evaluate(script);
  return { sprung: () => inIt(() => worker.evaluate('globalThis.sprung')) };
}
