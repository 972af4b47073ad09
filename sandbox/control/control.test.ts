import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { noon, plainClient } from '../plain-client';
import { seedApps } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

let sandbox: Sandbox;
let client: ReturnType<typeof plainClient>;
beforeEach(() => {
  sandbox = createSandbox({ now: () => noon });
  client = plainClient(sandbox);
});

const control = async (path: string, body: unknown): Promise<unknown> =>
  (await client.postRaw(`/__sandbox/${path}`, body)).json();

/** A reader of the event stream that has `next` for each event. */
async function listen() {
  const response = await client.getRaw('/__sandbox/events');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    response,
    async next(): Promise<{ name: string; data: unknown }> {
      const { value = '' } = (await reader?.read()) ?? {};
      const [, name = '', data = 'null'] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(value) ?? [];
      return { name, data: JSON.parse(data) };
    },
    leave: () => reader?.cancel(),
  };
}

test('the state tells everything', async () => {
  await client.sendSms('19900000001');
  expect(await (await client.getRaw('/__sandbox/state')).json()).toMatchObject({
    now: noon,
    apps: Object.values(seedApps),
    options: { codeLength: 6 },
    users: expect.arrayContaining([
      expect.objectContaining({ name: '林晓雯', otherLoginMethods: [expect.anything()] }),
    ]),
    messages: [{ code: sandbox.lastCode('+8619900000001') }],
    effects: [{ kind: 'sms-sent' }],
    requests: [{ endpoint: 'send-sms' }],
  });
});

test('nothing of the control interface is logged as a request, or meets a fault', async () => {
  sandbox.arm({ endpoint: '*', fault: { kind: 'html' } });
  await client.getRaw('/__sandbox/state');
  await client.getRaw('/__sandbox/nowhere');
  await client.getRaw('/');
  await control('reset', {});
  expect(sandbox.requests).toEqual([]);
});

test('surprises can be armed', async () => {
  const surprise = { kind: 'says-failed' };
  expect(await control('surprises', { endpoint: 'send-sms', surprise })).toEqual({ ok: true });
  expect(await client.sendSms('19900000001')).toMatchObject({ data: { success: false } });
});

test('faults can be armed and what they hold released', async () => {
  expect(await control('faults', { endpoint: 'send-sms', fault: { kind: 'held' } })).toEqual({
    ok: true,
  });
  const held = client.sendSms('19900000001');
  while (sandbox.holding === 0) await new Promise((resolve) => setImmediate(resolve));
  await control('release', {});
  expect((await held).statusCode).toBe(200);
});

test('options can be set', async () => {
  await control('options', { codeLength: 4 });
  expect(sandbox.options.codeLength).toBe(4);
});

test('the clock can be put forward', async () => {
  expect(await control('clock', { advanceMs: 61_000 })).toEqual({ now: noon + 61_000 });
  expect(sandbox.now()).toBe(noon + 61_000);
});

test('everything can be reset', async () => {
  await client.sendSms('19900000001');
  await control('reset', {});
  expect(sandbox.messages).toEqual([]);
});

describe('a token can be had', () => {
  test.each(['alice', seedUsers.alice.userId])('for %s', async (user) => {
    const answer = await control('tokens', {
      user,
      appId: seedApps.basic.appId,
      scope: 'openid phone',
    });
    expect(answer).toEqual({ accessToken: expect.any(String) });
    expect(sandbox.effects).toMatchObject([
      { kind: 'token-issued', userId: seedUsers.alice.userId, appId: seedApps.basic.appId },
    ]);
  });

  test.each([{ user: 'nobody' }, { user: 'alice', appId: 'none' }, {}])(
    'but not for %j',
    async (body) => {
      expect(await control('tokens', body)).toEqual({ error: expect.any(String) });
      expect(sandbox.effects).toEqual([]);
    },
  );
});

test.each([
  ['faults', { endpoint: '*', fault: { kind: 'earthquake' } }],
  ['surprises', { endpoint: '*', surprise: { kind: 'party' } }],
  ['options', { codeLenght: 4 }],
  ['options', { codeLength: 99 }],
  ['clock', { advanceMs: -1 }],
])('%s %j is refused', async (path, body) => {
  const response = await client.postRaw(`/__sandbox/${path}`, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.any(String) });
});

describe('the event stream', () => {
  test('says hello with the state, then tells what happens', async () => {
    const events = await listen();
    expect(events.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await events.next()).toMatchObject({ name: 'hello', data: { now: noon, messages: [] } });
    await client.sendSms('19900000001', 'CHANNEL_UNBIND_PHONE');
    expect(await events.next()).toMatchObject({ name: 'request' });
    expect(await events.next()).toMatchObject({
      name: 'message',
      data: { now: noon, message: { channel: 'CHANNEL_UNBIND_PHONE', state: 'live' } },
    });
    await events.leave();
  });

  test('shows the number that was taken off a user', async () => {
    await client.sendSms('19900000001', 'CHANNEL_UNBIND_PHONE');
    const authorization = await sandbox.issueToken(seedUsers.alice);
    const events = await listen();
    const passCode = sandbox.lastCode('+8619900000001');
    await client.post('/api/v3/unbind-phone', { passCode }, { authorization });
    let event = await events.next();
    while (event.name !== 'user') event = await events.next();
    expect(event.data).toMatchObject({ user: { phone: null, unboundPhone: '+8619900000001' } });
    await events.leave();
  });

  test('says hello again after a reset, new options and a moved clock', async () => {
    const events = await listen();
    await events.next();
    sandbox.reset();
    sandbox.setOptions({ codeLength: 4 });
    sandbox.advance(1);
    expect(await events.next()).toMatchObject({
      name: 'hello',
      data: { options: { codeLength: 6 } },
    });
    expect(await events.next()).toMatchObject({
      name: 'hello',
      data: { options: { codeLength: 4 } },
    });
    expect(await events.next()).toMatchObject({ name: 'hello', data: { now: noon + 1 } });
    await events.leave();
  });
});
