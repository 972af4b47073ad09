import { get } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createSandbox } from './app';
import { type SandboxServer, startSandboxServer } from './node-server';
import { seedApps } from './seeds/apps';
import { seedUsers } from './seeds/users';

let server: SandboxServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const sendSms = ({ url }: SandboxServer) =>
  fetch(`${url}/api/v3/send-sms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-authing-app-id': seedApps.none.appId },
    body: JSON.stringify({ phoneNumber: '19900000001', channel: 'CHANNEL_LOGIN' }),
  });

test('the system chooses the port, and the url leads there', async () => {
  server = await startSandboxServer();
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await sendSms(server)).json()).toMatchObject({ statusCode: 200 });
  expect(server.sandbox.count('send-sms')).toBe(1);
});

test('a sandbox made beforehand can be served', async () => {
  const sandbox = createSandbox();
  server = await startSandboxServer({ sandbox });
  await sendSms(server);
  expect(sandbox.messages).toHaveLength(1);
});

test('a name that somebody made lead here is answered nothing', async () => {
  server = await startSandboxServer();
  const { port } = new URL(server.url);
  const ask = (path: string, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: `${host}:${port}` };
      get({ port, path, headers }, (answer) => resolve(answer.resume().statusCode)).once(
        'error',
        reject,
      );
    });
  for (const path of ['/', '/__sandbox/state', '/api/v3/system']) {
    expect(await ask(path, 'rebound.example')).toBe(421);
    expect(await ask(path, 'localhost')).toBe(200);
  }
});

test('tokens issued by hand bear the server’s address', async () => {
  server = await startSandboxServer();
  const token = await server.sandbox.issueToken(seedUsers.alice);
  const [, payload = ''] = token.split('.');
  expect(JSON.parse(atob(payload)).iss).toBe(`${server.url}/oidc`);
});

test('a reset cuts the socket, before the service acted or after', async () => {
  server = await startSandboxServer();
  server.sandbox.arm({ endpoint: 'send-sms', fault: { kind: 'reset' } });
  await expect(sendSms(server)).rejects.toThrow('fetch failed');
  expect(server.sandbox.effects).toHaveLength(0);
  server.sandbox.arm({ endpoint: 'send-sms', fault: { kind: 'reset', when: 'after' } });
  await expect(sendSms(server)).rejects.toThrow('fetch failed');
  expect(server.sandbox.effects).toHaveLength(1);
  expect((await sendSms(server)).status).toBe(200);
});

test('closing ends held requests and event streams at once', async () => {
  const closing = await startSandboxServer();
  closing.sandbox.arm({ endpoint: 'send-sms', fault: { kind: 'held' } });
  const held = sendSms(closing).catch((error: unknown) => error);
  const stream = await fetch(`${closing.url}/__sandbox/events`);
  const reader = stream.body?.getReader();
  await reader?.read();
  while (closing.sandbox.holding === 0) await new Promise((resolve) => setImmediate(resolve));
  await closing.close();
  expect(await held).toBeInstanceOf(TypeError);
  // Data on its way may still be read; then the stream ends.
  await expect(readToTheEnd(reader)).rejects.toThrow();
});

test('a port that is taken is told', async () => {
  server = await startSandboxServer();
  const port = Number(new URL(server.url).port);
  await expect(startSandboxServer({ port })).rejects.toThrow('EADDRINUSE');
});

async function readToTheEnd(reader: ReadableStreamDefaultReader | undefined): Promise<void> {
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return;
  }
}
