import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Handlers } from './protocol';
import { requests } from './protocol';
import { createServer } from './server';

const calls: { method: string; params: unknown }[] = [];
const handler = (method: string) => async (params: unknown) => {
  calls.push({ method, params });
  if (method === 'vault.lock') throw new Error('broken');
  return { ok: true, value: null } as const;
};

const handlers: Handlers = {
  'environment.save': async () => ({ ok: true, value: { id: 'env-1' } }) as const,
  'receipts.list': async () => ({ ok: true, value: [] }) as const,
  'app.wake': handler('app.wake'),
  'vault.create': handler('vault.create'),
  'vault.unlock': handler('vault.unlock'),
  'vault.lock': handler('vault.lock'),
  'environment.remove': handler('environment.remove'),
  'draft.save': handler('draft.save'),
  'case.sendLoginCode': handler('case.sendLoginCode'),
  'case.identify': handler('case.identify'),
  'case.readAgain': handler('case.readAgain'),
  'case.sendCode': handler('case.sendCode'),
  'case.checkAgain': handler('case.checkAgain'),
  'case.abandon': handler('case.abandon'),
  'case.close': handler('case.close'),
  'case.setAside': handler('case.setAside'),
  'case.unbind': handler('case.unbind'),
};

const own = { id: 'me', url: 'chrome-extension://me/extension/popup/index.html' };
const defects: unknown[] = [];
const serve = createServer({
  handlers,
  trusts: ({ id, url }) => id === 'me' && url?.startsWith('chrome-extension://me/') === true,
  defect: (error) => defects.push(error),
});

describe('the background as a server', () => {
  it('carries out a command of its own pages', async () => {
    const message = { method: 'case.unbind', params: { revision: 3, passCode: '123456' } };
    expect(await serve(message, own)).toEqual({ ok: true, value: null });
    expect(calls.at(-1)).toEqual(message);
  });

  it.each([
    ['another extension', { id: 'other', url: own.url }],
    ['a web page', { id: 'me', url: 'https://example.com/' }],
    ['a sender without an address', { id: 'me', url: undefined }],
  ])('refuses %s', async (_, sender) => {
    const before = calls.length;
    const reply = await serve({ method: 'app.wake', params: {} }, sender);
    expect(reply).toMatchObject({ refusal: { code: 'sender-refused' } });
    expect(calls).toHaveLength(before);
  });

  it.each(['constructor', '__proto__', 'toString', 'vault.open', ''])(
    'knows no method %j',
    async (method) => {
      expect(await serve({ method, params: {} }, own)).toMatchObject({
        refusal: { code: 'request-unknown' },
      });
    },
  );

  it.each([
    null,
    'app.wake',
    [],
    {},
    { method: 7 },
    { method: 'case.unbind', params: { revision: 3 } },
    { method: 'case.unbind', params: { revision: 3, passCode: '12 34 56' } },
    { method: 'case.identify', params: { revision: 0, environmentId: 'e', way: 'magic' } },
  ])('refuses a malformed message: %j', async (message) => {
    expect(await serve(message, own)).toMatchObject({ refusal: { code: 'request-malformed' } });
  });

  it('answers even when a handler is broken, and reports the defect', async () => {
    expect(await serve({ method: 'vault.lock', params: {} }, own)).toMatchObject({
      refusal: { code: 'internal' },
    });
    expect(defects).toHaveLength(1);
  });

  it('bounds every text that it takes', () => {
    const long = 'x'.repeat(10_000);
    for (const method of ['vault.create', 'vault.unlock'] as const) {
      expect(v.safeParse(requests[method], { passphrase: long }).success).toBe(false);
    }
  });
});
