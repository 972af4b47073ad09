import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it, vi } from 'vitest';
import { lean } from './lean-polyfill';

const published = readFileSync(
  createRequire(import.meta.url).resolve('webextension-polyfill'),
  'utf8',
);

type Listener = (message: unknown, sender: object, answer: (reply: unknown) => void) => unknown;

/** A browser that knows promises but not for answers to messages, as Chrome is. */
function browserWithPromises() {
  const listeners: Listener[] = [];
  const id = 'us';
  const lastError = undefined;
  const runtime = {
    id,
    lastError,
    onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    sendMessage: (_message: unknown, answered: (reply: unknown) => void) => answered('heard'),
  };
  const get = async (key: string) => ({ [key]: 1 });
  return { listeners, chrome: { runtime, storage: { local: { get } } } };
}

it('still gives promises, also for answers to messages', async () => {
  const { listeners, chrome } = browserWithPromises();
  vi.stubGlobal('chrome', chrome);
  const module = await import(`data:text/javascript,${encodeURIComponent(lean(published))}`);
  vi.unstubAllGlobals();
  const { default: browser } = module;
  expect(await browser.storage.local.get('a')).toEqual({ a: 1 });
  expect(await browser.runtime.sendMessage('word')).toBe('heard');
  browser.runtime.onMessage.addListener(async (message: unknown) => `${message}, and back`);
  const answer = await new Promise((resolve) => {
    // That it answers later is said by `true`.
    expect(listeners[0]?.('there', {}, resolve)).toBe(true);
  });
  expect(answer).toBe('there, and back');
});

it('has no table of what every API takes', () => {
  expect(published).toMatch(/"bookmarks"/);
  expect(lean(published)).not.toMatch(/"bookmarks"|settingMetadata|onRequestFinished/);
});

it('takes no file that is written in another way', () => {
  for (const other of ['', published.replace('const apiMetadata', 'const metadata')]) {
    expect(() => lean(other)).toThrow(/not the file that it was/);
  }
});
