import { describe, expect, test } from 'vitest';
import { createSandbox } from '../app';
import { isForeignHost } from './foreign';

describe('a host', () => {
  test.each(['127.0.0.1:8080', 'localhost:1', 'localhost', '[::1]:80', 'acme.localhost:8080'])(
    'is this computer: %s',
    (header) => expect(isForeignHost(header, '127.0.0.1')).toBe(false),
  );

  test.each([
    null,
    '',
    'rebound.example:8080',
    '127.0.0.1.rebound.example',
    'localhost.rebound.example',
    'notlocalhost',
    '127.0.0.1@rebound.example',
    '192.168.0.7:8080',
    'a b',
  ])('is foreign: %s', (header) => expect(isForeignHost(header, '127.0.0.1')).toBe(true));

  test('is the address that is listened at', () => {
    expect(isForeignHost('192.168.0.7:8080', '192.168.0.7')).toBe(false);
    expect(isForeignHost('[fe80::1]:8080', 'fe80::1')).toBe(false);
  });
});

const own = 'http://127.0.0.1:8080';
const control = (path: string, init: RequestInit = {}) => {
  const sandbox = createSandbox();
  const answer = sandbox.fetch(new Request(`${own}/__sandbox/${path}`, init));
  return { sandbox, answer };
};
const options = (headers: Record<string, string>) =>
  control('options', { method: 'POST', headers, body: '{"codeLength":4}' });
const json = 'application/json';

describe('the control interface', () => {
  test.each(['https://evil.example', 'null', 'chrome-extension://abcdef', 'http://127.0.0.1:9'])(
    'is closed to %s',
    async (origin) => {
      const { sandbox, answer } = options({ origin, 'content-type': json });
      expect((await answer).status).toBe(403);
      expect(sandbox.options.codeLength).toBe(6);
      for (const path of ['state', 'events', 'inbox']) {
        const { answer } = control(path, { headers: { origin } });
        expect((await answer).status, path).toBe(403);
      }
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'text/plain;application/json'])(
    'takes no %s',
    async (type) => {
      const { sandbox, answer } = options({ 'content-type': type });
      expect((await answer).status).toBe(415);
      expect(sandbox.options.codeLength).toBe(6);
      const reset = control('reset', { method: 'POST', headers: { 'content-type': type } });
      expect((await reset.answer).status).toBe(415);
    },
  );

  test('takes no body without a type', async () => {
    const body = new Blob(['{"codeLength":4}']);
    const { sandbox, answer } = control('options', { method: 'POST', body });
    expect((await answer).status).toBe(415);
    expect(sandbox.options.codeLength).toBe(6);
  });

  test('is open to its own page, and to what is no browser', async () => {
    for (const headers of [
      { origin: own, 'content-type': json },
      { 'content-type': `${json}; charset=utf-8` },
    ]) {
      const { sandbox, answer } = options(headers);
      expect((await answer).status).toBe(200);
      expect(sandbox.options.codeLength).toBe(4);
    }
    expect(
      (await control('reset', { method: 'POST', headers: { origin: own } }).answer).status,
    ).toBe(200);
    expect((await control('state').answer).status).toBe(200);
  });
});

test.each(['chrome-extension://abcdef', 'moz-extension://abcdef', 'https://evil.example'])(
  'the service itself answers %s',
  async (origin) => {
    const request = new Request(`${own}/api/v3/system`, { headers: { origin } });
    expect((await createSandbox().fetch(request)).status).toBe(200);
  },
);
