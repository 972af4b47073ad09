import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeBase64 } from '../primitives/base64';
import { type Handlers, type MessageRefusal, requests } from './protocol';
import type { Sender } from './sender';
import { createServer } from './server';

const calls: { method: string; params: unknown }[] = [];
const taken: string[] = [];
const refused: MessageRefusal[] = [];
const defects: unknown[] = [];
const record = (method: string) => async (params: unknown) => {
  calls.push({ method, params });
  if (method === 'vault.lock') throw new Error('broken');
  return { ok: true, value: null } as const;
};

function isHandlers(value: Record<string, unknown>): value is Record<string, unknown> & Handlers {
  return Object.keys(requests).every((method) => method in value);
}

const handlers = Object.fromEntries(
  Object.keys(requests).map((method) => [method, record(method)] as const),
);
if (!isHandlers(handlers)) throw new Error('A handler is missing.');

const own: Sender = {
  id: 'me',
  url: 'chrome-extension://me/extension/popup/index.html',
  origin: 'chrome-extension://me',
  frameId: undefined,
  nativeApplication: undefined,
};
let isOpen = true;
const serve = createServer({
  handlers: async () => handlers,
  isOpen: async () => isOpen,
  trusts: ({ id }) => id === 'me',
  refused: (why) => refused.push(why),
  taken: (method) => {
    taken.push(method);
  },
  defect: (error) => defects.push(error),
});

beforeEach(() => {
  isOpen = true;
  for (const list of [calls, taken, refused, defects]) list.length = 0;
});

describe('the background as a server', () => {
  it('runs a command from its own pages', async () => {
    const message = { method: 'case.unbind', params: { revision: 3, passCode: '123456' } };
    expect(await serve(message, own)).toEqual({ ok: true, value: null });
    expect(calls.at(-1)).toEqual(message);
  });

  it('takes nothing while the vault is locked but what opens it', async () => {
    isOpen = false;
    const abandon = { method: 'case.abandon', params: { revision: 3 } };
    expect(await serve(abandon, own)).toEqual({ ok: false, refusal: { code: 'vault-locked' } });
    expect(await serve({ method: 'draft.save', params: { draft: {} } }, own)).toMatchObject({
      ok: false,
    });
    expect(calls).toEqual([]);
    const prf = encodeBase64(new Uint8Array(32));
    for (const unlock of [
      { method: 'vault.unlock', params: { passphrase: 'x' } },
      { method: 'passkey.unlock', params: { id: 'AAAA', prf } },
    ]) {
      expect(await serve(unlock, own)).toEqual({ ok: true, value: null });
      expect(calls.at(-1)).toEqual(unlock);
    }
  });

  it('adds no passkey while the vault is locked', async () => {
    isOpen = false;
    const prepare = { method: 'passkey.prepare', params: { passphrase: 'x' } };
    expect(await serve(prepare, own)).toEqual({ ok: false, refusal: { code: 'vault-locked' } });
    expect(calls).toEqual([]);
  });

  it('reports an accepted command before it has run, and no rejected one', async () => {
    await serve({ method: 'app.wake', params: {} }, own);
    await serve({ method: 'app.wake', params: null }, own);
    await serve({ method: 'app.wake', params: {} }, { ...own, id: 'other' });
    expect(taken).toEqual(['app.wake']);
  });

  it('rejects, counts and does not read what others send', async () => {
    const unread = new Proxy({}, { get: () => expect.unreachable('it was read') });
    const reply = await serve(unread, { ...own, id: 'other' });
    expect(reply).toEqual({ ok: false, refusal: { code: 'sender-refused' } });
    expect({ calls, refused }).toEqual({ calls: [], refused: ['sender-refused'] });
  });

  it.each(['constructor', '__proto__', 'toString', 'vault.open', ''])(
    'rejects the method %j',
    async (method) => {
      expect(await serve({ method, params: {} }, own)).toMatchObject({
        refusal: { code: 'request-unknown' },
      });
      expect({ calls, refused }).toEqual({ calls: [], refused: ['request-unknown'] });
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
  ])('rejects a malformed message: %j', async (message) => {
    expect(await serve(message, own)).toMatchObject({ refusal: { code: 'request-malformed' } });
    expect({ calls, refused }).toEqual({ calls: [], refused: ['request-malformed'] });
  });

  it('ignores inherited fields', async () => {
    const inherited: unknown = JSON.parse('{"__proto__":{"method":"app.wake","params":{}}}');
    expect(await serve(inherited, own)).toMatchObject({ refusal: { code: 'request-malformed' } });
    expect(calls).toEqual([]);
  });

  it.each([
    [
      'a text that is too long',
      { method: 'vault.unlock', params: { passphrase: 'x'.repeat(70_000) } },
    ],
    ['a long method', { method: 'x'.repeat(1_700_000), params: {} }],
    ['many entries', { method: 'app.wake', params: Array.from({ length: 600 }, () => 0) }],
    ['a deep one', { method: 'app.wake', params: { a: { b: { c: { d: { e: { f: 1 } } } } } } }],
    ['bytes', { method: 'app.wake', params: new Uint8Array(4) }],
    [
      'a file beyond any that is read',
      { method: 'pack.open', params: { text: 'x'.repeat(1_600_001) } },
    ],
  ])('rejects an oversized message: %s', async (_, message) => {
    expect(await serve(message, own)).toMatchObject({ refusal: { code: 'request-oversized' } });
    expect({ calls, refused }).toEqual({ calls: [], refused: ['request-oversized'] });
  });

  it('accepts a file where one belongs', async () => {
    const params = { text: 'x'.repeat(1_500_000), passphrase: '0000' };
    expect(await serve({ method: 'pack.open', params }, own)).toMatchObject({ ok: true });
  });

  it('answers any message, and runs nothing without a schema', async () => {
    const method = fc.oneof(fc.constantFrom(...Object.keys(requests)), fc.string());
    const message = fc.oneof(
      fc.anything(),
      fc.record({ method, params: fc.anything() }),
      fc.record({ method, params: fc.dictionary(fc.string(), fc.jsonValue()) }),
    );
    await fc.assert(
      fc.asyncProperty(message, async (sent) => {
        calls.length = 0;
        const reply = await serve(sent, own);
        expect(typeof reply.ok).toBe('boolean');
        for (const call of calls) expect(Object.keys(requests)).toContain(call.method);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers even when a handler throws, and reports the defect', async () => {
    expect(await serve({ method: 'vault.lock', params: {} }, own)).toMatchObject({
      refusal: { code: 'internal' },
    });
    expect(defects).toHaveLength(1);
  });

  it('limits the length of every text', () => {
    const long = 'x'.repeat(30_000);
    for (const method of ['vault.create', 'vault.unlock'] as const) {
      expect(v.safeParse(requests[method], { passphrase: long }).success).toBe(false);
    }
  });
});

it.each([
  [{ ticketPattern: 'INC#', protectedAccounts: ['ceo'] }, true],
  [{ ticketPattern: '^INC[0-9]+$' }, false],
  [{ protectedAccounts: ['???'] }, false],
])('safeguards %j are a request: %s', (safeguards, valid) => {
  expect(v.is(requests['environment.setSafeguards'], { id: 'a', safeguards })).toBe(valid);
});
