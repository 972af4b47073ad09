import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { envelopeOf, noon, plainClient } from '../plain-client';
import { ConnectionReset, type FaultInput, faultKinds } from './faults';

let sandbox: Sandbox;
let client: ReturnType<typeof plainClient>;
let waits: number[];
beforeEach(() => {
  waits = [];
  sandbox = createSandbox({ now: () => noon, wait: async (ms) => void waits.push(ms) });
  client = plainClient(sandbox);
});

const path = '/api/v3/send-sms';
const body = { phoneNumber: '19900000001', channel: 'CHANNEL_LOGIN' };
const ask = () => client.postRaw(path, body);
const arm = (fault: FaultInput, times?: number) =>
  sandbox.arm({ endpoint: 'send-sms', fault, ...(times !== undefined && { times }) });
/** Runs all pending tasks. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('an armed fault', () => {
  test('meets one request, or as many as were said', async () => {
    arm({ kind: 'empty' }, 2);
    const texts = [await ask(), await ask(), await ask()].map((response) => response.text());
    expect((await Promise.all(texts)).map((text) => text === '')).toEqual([true, true, false]);
  });

  test('lets as many pass as were said', async () => {
    sandbox.arm({ endpoint: 'send-sms', fault: { kind: 'empty' }, skip: 1, times: 1 });
    const texts = [await ask(), await ask(), await ask()].map((response) => response.text());
    expect((await Promise.all(texts)).map((text) => text === '')).toEqual([false, true, false]);
  });

  test('meets only its own endpoint', async () => {
    sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'empty' } });
    expect((await client.sendSms('19900000001')).statusCode).toBe(200);
  });

  test('for * meets whatever comes', async () => {
    sandbox.arm({ endpoint: '*', fault: { kind: 'empty' } });
    expect(await (await ask()).text()).toBe('');
  });

  test('comes after those armed before it', async () => {
    arm({ kind: 'null' });
    arm({ kind: 'array' });
    expect([await (await ask()).text(), await (await ask()).text()]).toEqual(['null', '[]']);
  });

  test('is written in the log, and hides no problem of the request', async () => {
    arm({ kind: 'html' });
    await client.postRaw(path, { ...body, extra: 1 });
    expect(sandbox.requests[0]).toMatchObject({
      fault: 'html',
      problems: ['field extra is not in the specification'],
      answer: { kind: 'answered', httpStatus: 200, statusCode: null },
    });
  });

  test('is one of those that have a name', () => {
    expect(new Set(faultKinds).size).toBe(faultKinds.length);
    expect(faultKinds).toEqual(expect.arrayContaining(['held', 'reset', 'slow-drip', 'proto']));
  });

  test('must be one the sandbox knows', () => {
    const unknown: object = { kind: 'earthquake' };
    expect(() => sandbox.arm({ endpoint: '*', fault: { kind: 'html', ...unknown } })).toThrow();
  });
});

describe('before acting, the service does nothing; after, it has acted', () => {
  test.each([
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'bad-json' },
    { kind: 'null' },
    { kind: 'array' },
    { kind: 'wrong-types' },
    { kind: 'proto' },
    { kind: 'status', status: 502 },
    { kind: 'envelope', statusCode: 500 },
    { kind: 'redirect', to: 'https://elsewhere.test/' },
    { kind: 'large', bytes: 1000 },
  ] as const)('$kind', async (fault) => {
    arm(fault);
    await ask();
    expect(sandbox.effects).toHaveLength(0);
    arm({ ...fault, when: 'after' });
    await ask();
    expect(sandbox.effects).toHaveLength(1);
  });

  test('reset', async () => {
    arm({ kind: 'reset' });
    await expect(ask()).rejects.toThrow(ConnectionReset);
    expect(sandbox.effects).toHaveLength(0);
    arm({ kind: 'reset', when: 'after' });
    await expect(ask()).rejects.toThrow(TypeError);
    expect(sandbox.effects).toHaveLength(1);
    expect(sandbox.requests.map(({ answer }) => answer.kind)).toEqual(['reset', 'reset']);
  });

  test('held', async () => {
    arm({ kind: 'held' });
    const before = ask();
    await settle();
    expect([sandbox.holding, sandbox.effects.length]).toEqual([1, 0]);
    expect(sandbox.requests[0]?.answer.kind).toBe('pending');
    sandbox.release();
    expect((await envelopeOf(await before)).statusCode).toBe(200);
    expect(sandbox.effects).toHaveLength(1);

    sandbox.advance(60_000);
    arm({ kind: 'held', when: 'after' });
    const after = ask();
    await settle();
    expect([sandbox.holding, sandbox.effects.length]).toEqual([1, 2]);
    sandbox.release();
    expect((await envelopeOf(await after)).statusCode).toBe(200);
    expect(sandbox.effects).toHaveLength(2);
  });
});

describe('the answer is', () => {
  test('for a status, that HTTP status with the service’s envelope', async () => {
    arm({ kind: 'status', status: 429, retryAfterSeconds: 7 });
    const response = await ask();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await response.json()).toMatchObject({
      statusCode: 429,
      message: '您的请求已超过最大数量限制，请稍后重试',
    });
  });

  test('for a status, a proxy’s page or nothing, if asked for', async () => {
    arm({ kind: 'status', status: 502, body: 'html' });
    const page = await ask();
    expect([page.status, page.headers.get('content-type')]).toEqual([
      502,
      'text/html; charset=utf-8',
    ]);
    arm({ kind: 'status', status: 204, body: 'empty' });
    const none = await ask();
    expect([none.status, await none.text()]).toEqual([204, '']);
  });

  test('for html, a web page with HTTP 200', async () => {
    arm({ kind: 'html' });
    const response = await ask();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<!doctype html>');
  });

  test('for bad JSON, JSON that breaks off', async () => {
    arm({ kind: 'bad-json' });
    await expect((await ask()).json()).rejects.toThrow(SyntaxError);
  });

  test('for wrong types, an envelope with no field of its type', async () => {
    arm({ kind: 'wrong-types' });
    await expect(ask().then(envelopeOf)).rejects.toThrow();
  });

  test('for an envelope, just that', async () => {
    arm({ kind: 'envelope', statusCode: 403, apiCode: 2005, message: 'Locked', data: { a: 1 } });
    const response = await ask();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 403,
      apiCode: 2005,
      message: 'Locked',
      data: { a: 1 },
      requestId: expect.any(String),
    });
    expect(sandbox.requests[0]?.answer).toMatchObject({ statusCode: 403, apiCode: 2005 });
  });

  test('for an envelope with its codes as text, that', async () => {
    arm({ kind: 'envelope', statusCode: 499, apiCode: 2001, codesAsText: true });
    expect(await (await ask()).json()).toMatchObject({ statusCode: '499', apiCode: '2001' });
  });

  test('for proto, a success that only a careless reader sees', async () => {
    arm({ kind: 'proto' });
    const answer: object = JSON.parse(await (await ask()).text());
    expect(Object.keys(answer)).toEqual(['__proto__']);
    expect({ ...answer }).not.toHaveProperty('statusCode');
    expect(Object.assign({}, answer)).toHaveProperty('statusCode', 200);
  });

  test('for a redirect, the way to another place', async () => {
    arm({ kind: 'redirect', to: 'https://elsewhere.test/', status: 307 });
    const response = await ask();
    expect([response.status, response.headers.get('location')]).toEqual([
      307,
      'https://elsewhere.test/',
    ]);
  });

  test('for large, of just so many bytes', async () => {
    arm({ kind: 'large', bytes: 50_000 });
    const text = await (await ask()).text();
    expect(new TextEncoder().encode(text)).toHaveLength(50_000);
    expect(JSON.parse(text)).toMatchObject({ statusCode: 200 });
  });

  test('for text codes, the true one with its codes as text', async () => {
    await ask();
    sandbox.setOptions({ smsTooSoonApiCode: 2080 });
    arm({ kind: 'text-codes' });
    expect(await (await ask()).json()).toMatchObject({ statusCode: '499', apiCode: '2080' });
    sandbox.advance(60_000);
    arm({ kind: 'text-codes' });
    expect(await (await ask()).json()).toMatchObject({ statusCode: '200', message: '操作成功' });
    expect(sandbox.effects).toHaveLength(2);
  });

  test('for a slow drip, the true one byte by byte, with a wait before each', async () => {
    arm({ kind: 'slow-drip', everyMs: 250 });
    const text = await (await ask()).text();
    expect(JSON.parse(text)).toMatchObject({ statusCode: 200 });
    const bytes = new TextEncoder().encode(text).length;
    expect(waits).toEqual(Array.from({ length: bytes }, () => 250));
  });
});
