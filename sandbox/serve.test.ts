import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { seedAccessKey, seedApps } from './seeds/apps';
import { seedUsers } from './seeds/users';

const script = fileURLToPath(new URL('serve.ts', import.meta.url));
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

function start(...args: string[]) {
  const started = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '' },
  });
  child = started;
  return started;
}

test('it prints what one needs to know, serves, and ends cleanly when told to', async () => {
  const sandbox = start('--port', '0');
  const lines: string[] = [];
  for await (const line of createInterface({ input: sandbox.stdout })) {
    lines.push(line);
    if (line.includes('Ctrl+C')) break;
  }
  const text = lines.join('\n');
  for (const { appId } of Object.values(seedApps)) expect(text).toContain(appId);
  for (const { name } of Object.values(seedUsers)) expect(text).toContain(name);
  expect(text).toContain(seedAccessKey.accessKeySecret);

  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
  expect((await fetch(`${url}/api/v3/system`)).status).toBe(200);

  sandbox.kill('SIGTERM');
  expect(await once(sandbox, 'exit')).toEqual([0, null]);
});

test('it says so when the port makes no sense', async () => {
  const sandbox = start('--port', 'http');
  let complaint = '';
  sandbox.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  expect(await once(sandbox, 'close')).toEqual([1, null]);
  expect(complaint).toContain('--port must be a number from 0 to 65535, not http');
});
