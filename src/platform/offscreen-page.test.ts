import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveOffscreen } from './offscreen-page';

class FakeWorker {}

type Listener = (event: { data: unknown; source: unknown; ports: readonly unknown[] }) => void;

let container: { onmessage: Listener | null };

beforeEach(() => {
  container = { onmessage: null };
  vi.stubGlobal('ServiceWorker', FakeWorker);
  vi.stubGlobal('navigator', { serviceWorker: container });
  serveOffscreen({
    double: async (number: number) => 2 * number,
    fail: async () => {
      throw new Error('with the passphrase in it');
    },
  });
});

afterEach(() => void vi.unstubAllGlobals());

async function saidTo(data: unknown, source: unknown = new FakeWorker()) {
  const postMessage = vi.fn();
  container.onmessage?.({ data, source, ports: [{ postMessage }] });
  await new Promise((resolve) => setImmediate(resolve));
  return postMessage.mock.calls.map(([said]) => said);
}

describe('the page of the offscreen document', () => {
  it('answers its worker', async () => {
    expect(await saidTo({ name: 'double', told: [21] })).toEqual([{ ok: true, value: 42 }]);
  });

  it('answers nobody else', async () => {
    expect(await saidTo({ name: 'double', told: [21] }, {})).toEqual([]);
    expect(await saidTo({ name: 'double', told: [21] }, null)).toEqual([]);
  });

  it('says of a failure that it was one, and nothing of what it was about', async () => {
    expect(await saidTo({ name: 'fail', told: [] })).toEqual([{ ok: false }]);
  });

  it.each([
    ['nothing', null],
    ['a text', 'double'],
    ['no name', { told: [] }],
    ['nothing told', { name: 'double' }],
    ['an unknown name', { name: 'treble', told: [] }],
    ['an inherited name', { name: 'constructor', told: [] }],
  ])('does nothing for what is no question: %s', async (_, data) => {
    expect(await saidTo(data)).toEqual([{ ok: false }]);
  });
});
