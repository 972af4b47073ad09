import { beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './app';
import { noon, plainClient } from './plain-client';
import { seedApps } from './seeds/apps';
import { seedUsers } from './seeds/users';
import { ConnectionReset } from './wire/faults';

let sandbox: Sandbox;
let client: ReturnType<typeof plainClient>;
beforeEach(() => {
  sandbox = createSandbox({ now: () => noon });
  client = plainClient(sandbox);
});

test('each request is logged with all that came and what became of it', async () => {
  const { requestId } = await client.sendSms('19900000001');
  expect(sandbox.requests).toEqual([
    {
      sequence: 1,
      at: noon,
      endpoint: 'send-sms',
      method: 'POST',
      path: '/api/v3/send-sms',
      query: {},
      headers: expect.objectContaining({ 'x-authing-app-id': seedApps.none.appId }),
      body: { phoneNumber: '19900000001', channel: 'CHANNEL_LOGIN' },
      problems: [],
      fault: null,
      answer: { kind: 'answered', httpStatus: 200, statusCode: 200, apiCode: null, requestId },
    },
  ]);
});

test('requests are counted by endpoint and all together', async () => {
  await client.sendSms('19900000001');
  await client.sendEmail('lin.xiaowen@example.com');
  await client.sendSms('19900000001');
  expect([sandbox.count('send-sms'), sandbox.count('send-email')]).toEqual([2, 1]);
  expect([sandbox.count('signin'), sandbox.count('*')]).toEqual([0, 3]);
});

test('the last code is found by recipient, and by channel if there are several', async () => {
  await client.sendSms('19900000001', 'CHANNEL_LOGIN');
  await client.sendSms('19900000001', 'CHANNEL_UNBIND_PHONE');
  const [login, unbind] = sandbox.messages.map(({ code }) => code);
  expect(sandbox.lastCode('+8619900000001')).toBe(unbind);
  expect(sandbox.lastCode('+8619900000001', 'CHANNEL_LOGIN')).toBe(login);
  expect(sandbox.lastCode('+8619900000002')).toBeUndefined();
});

test('the clock goes on by what is said', () => {
  sandbox.advance(1500);
  expect(sandbox.now()).toBe(noon + 1500);
});

test('the seeds can be replaced', async () => {
  const only = { ...seedUsers.alice, name: 'Only one' };
  sandbox = createSandbox({ seeds: { users: [only], apps: [seedApps.basic] } });
  expect(sandbox.users).toEqual([only]);
  expect(sandbox.apps).toEqual([seedApps.basic]);
});

test('the same randomness gives the same codes', async () => {
  const codes = await Promise.all(
    [1, 2].map(async () => {
      const fixed = createSandbox({ random: () => 0.42 });
      await plainClient(fixed).sendSms('19900000001');
      return fixed.lastCode('+8619900000001');
    }),
  );
  expect(codes).toEqual(['444444', '444444']);
});

test('a reset brings back seeds, options and clock, and forgets the rest', async () => {
  await client.sendSms('19900000001', 'CHANNEL_UNBIND_PHONE');
  const authorization = await sandbox.issueToken(seedUsers.alice);
  const passCode = sandbox.lastCode('+8619900000001');
  await client.post('/api/v3/unbind-phone', { passCode }, { authorization });
  sandbox.setOptions({ codeLength: 4 });
  sandbox.arm({ endpoint: '*', fault: { kind: 'html' } });
  sandbox.advance(1000);

  sandbox.reset();
  expect(sandbox.user(seedUsers.alice.userId)).toEqual(seedUsers.alice);
  expect(sandbox.options.codeLength).toBe(6);
  expect(sandbox.now()).toBe(noon);
  expect([sandbox.requests, sandbox.messages, sandbox.effects]).toEqual([[], [], []]);
  expect((await client.sendSms('19900000001')).statusCode).toBe(200);
});

test('a reset keeps the options the sandbox was made with', () => {
  sandbox = createSandbox({ options: { codeLength: 4 } });
  sandbox.setOptions({ codeLength: 8 });
  sandbox.reset();
  expect(sandbox.options.codeLength).toBe(4);
});

test('a reset cuts what is held, and nothing of it reaches the new world', async () => {
  sandbox.arm({ endpoint: 'send-sms', fault: { kind: 'held' } });
  const held = client.sendSms('19900000001');
  const outcome = expect(held).rejects.toThrow(ConnectionReset);
  while (sandbox.holding === 0) await new Promise((resolve) => setImmediate(resolve));
  sandbox.reset();
  await outcome;
  expect([sandbox.requests, sandbox.effects]).toEqual([[], []]);
});

test('whoever subscribes is told what happens, until the signal aborts', async () => {
  const told: string[] = [];
  const enough = new AbortController();
  sandbox.subscribe(({ kind }) => told.push(kind), enough.signal);
  await client.sendSms('19900000001');
  expect(told).toEqual(['request', 'message', 'effect', 'request']);
  enough.abort();
  await client.sendSms('19900000002');
  expect(told).toHaveLength(4);
});

test('two sandboxes share nothing', async () => {
  await client.sendSms('19900000001');
  expect(createSandbox().messages).toEqual([]);
});
