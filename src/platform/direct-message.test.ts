import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Sender } from '../messaging/sender';

vi.mock('./browser', () => ({ browser: { runtime: { id: 'us' } } }));

const origin = 'chrome-extension://us';
const url = `${origin}/extension/popup/index.html`;

interface Heard {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly { postMessage(answer: unknown): void }[];
}

/** Registers a listener with one of the two builds’ listeners, and gives what is posted to it from then on. */
async function listen(build: 'chrome' | 'firefox') {
  const senders: Sender[] = [];
  const answers: unknown[] = [];
  const work: Promise<unknown>[] = [];
  let listener: (message: unknown) => void = () => undefined;
  vi.stubGlobal('location', { origin });
  vi.stubGlobal('addEventListener', (_: string, given: typeof listener) => {
    listener = given;
  });
  const { onDirectMessage } =
    build === 'chrome'
      ? await import('./direct-message')
      : await import('./direct-message.firefox');
  onDirectMessage(async (message, sender) => {
    senders.push(sender);
    return `${message} answered`;
  });
  async function post(heard: Partial<Heard>): Promise<void> {
    const ports = [{ postMessage: (answer: unknown) => answers.push(answer) }];
    const waitUntil = (each: Promise<unknown>) => work.push(each);
    listener({ data: 'x', origin, source: null, ports, waitUntil, ...heard });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { senders, answers, work, post };
}

afterEach(() => void vi.unstubAllGlobals());

const window = (href: string) => {
  const page = { location: { href } };
  return Object.assign(page, { parent: page });
};

describe('a service worker', () => {
  it('answers a page on the port that came with the message, and lives until it has', async () => {
    const { senders, answers, work, post } = await listen('chrome');
    await post({ source: { url, frameType: 'top-level' } });
    expect(answers).toEqual(['x answered']);
    expect(work).toHaveLength(1);
    expect(senders).toEqual([{ id: 'us', url, origin, frameId: 0, nativeApplication: undefined }]);
  });

  it.each([
    ['a frame', { url, frameType: 'nested' }, { frameId: 1 }],
    ['what is no window', { url, frameType: 'none' }, { frameId: 1 }],
    ['nobody', null, { frameId: 1, url: undefined }],
    ['a page that another opened', { url, frameType: 'auxiliary' }, { frameId: 0 }],
  ])('tells %s by its client', async (_, source, sender) => {
    const { senders, post } = await listen('chrome');
    await post({ source });
    expect(senders).toMatchObject([sender]);
  });

  it('has nothing to say to a message without a port', async () => {
    const { senders, post } = await listen('chrome');
    await post({ ports: [] });
    expect(senders).toEqual([]);
  });
});

describe('a background page', () => {
  it('answers a page on the port that came with the message', async () => {
    const { senders, answers, post } = await listen('firefox');
    await post({ source: window(url) });
    expect(answers).toEqual(['x answered']);
    expect(senders).toEqual([{ id: 'us', url, origin, frameId: 0, nativeApplication: undefined }]);
  });

  it.each([
    ['a frame', { source: { ...window(url), parent: {} } }, { frameId: 1 }],
    ['another origin', { origin: 'https://a.example', source: window(url) }, { id: undefined }],
    ['nobody', { source: null }, { id: undefined, url: undefined, frameId: 1 }],
  ])('tells %s', async (_, heard, sender) => {
    const { senders, post } = await listen('firefox');
    await post(heard);
    expect(senders).toMatchObject([sender]);
  });

  it('has nothing to say to a message without a port', async () => {
    const { senders, post } = await listen('firefox');
    await post({ ports: [] });
    expect(senders).toEqual([]);
  });
});
