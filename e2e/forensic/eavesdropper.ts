import type { BrowserContext } from 'playwright';
import type { ChromiumExtension } from '../support/chromium-extension';

/** Hears all that reaches a page of the extension without its asking, and says so with its own address. */
const listen = `if (location.protocol === 'chrome-extension:') {
  const tell = (how, what) => globalThis.overheard(location.href, how, JSON.stringify(what) ?? '');
  chrome.runtime.onMessage.addListener((message) => void tell('message', message));
  chrome.runtime.onConnect.addListener((port) => {
    tell('connection', port.name);
    port.onMessage.addListener((message) => void tell('connection', message));
  });
  navigator.serviceWorker.addEventListener('message', ({ data }) => void tell('worker', data));
  addEventListener('message', ({ data }) => void tell('window', data));
}`;

export interface Overheard {
  readonly address: string;
  readonly how: string;
  readonly what: string;
}

/** Every page that is opened from now on listens. */
export async function eavesdrop(context: BrowserContext): Promise<readonly Overheard[]> {
  const heard: Overheard[] = [];
  await context.exposeBinding('overheard', (_, address: string, how: string, what: string) => {
    heard.push({ address, how, what });
  });
  await context.addInitScript(listen);
  return heard;
}

/** Opens the page at the offscreen document's own address in a tab. */
export async function openImpostor(extension: ChromiumExtension, search = '') {
  const page = await extension.context.newPage();
  const path = 'extension/offscreen/index.html';
  await page.goto(`chrome-extension://${await extension.id()}/${path}${search}`);
  return page;
}
