import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { seedAccessKey, seedApps, seedUserPool } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import { root } from '../support/repository';
import { type Kind, Load } from './load';
import { quantile } from './statistics';
import { expect, test } from './without-browser';

test.setTimeout(120_000);

/** The vendor's limit for a user pool, in requests per second. */
const vendorLimit = 300;

let sandbox: ChildProcess;

/** Starts the sandbox as `npm run sandbox` does. Returns its URL. */
async function start(): Promise<string> {
  const started = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'sandbox/serve.ts'), '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  sandbox = started;
  for await (const line of createInterface({ input: started.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('The sandbox did not print its URL.');
}

test.afterEach(async () => {
  const ended = once(sandbox, 'exit');
  sandbox.kill('SIGTERM');
  await ended;
});

async function post(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
}

/** A tenant's typical requests: mostly profiles, and now and then an access key's token, which needs a signature. */
async function mixFor(url: string): Promise<readonly Kind[]> {
  const json = { 'content-type': 'application/json' };
  const app = { 'x-authing-app-id': seedApps.post.appId };
  const { accessToken } = Object(await post(`${url}/__sandbox/tokens`, { user: 'alice' }));
  const management = Object(await post(`${url}/api/v3/get-management-token`, seedAccessKey));
  const user = { ...app, authorization: `Bearer ${accessToken}` };
  const administrator = {
    authorization: `Bearer ${management.data.access_token}`,
    'x-authing-userpool-id': seedUserPool.userPoolId,
  };
  let numbers = 0;
  const getProfile: Kind = {
    method: 'GET',
    path: '/api/v3/get-profile',
    headers: user,
    statusCode: 200,
  };
  const sendSms: Kind = {
    method: 'POST',
    path: '/api/v3/send-sms',
    headers: { ...json, ...app },
    // To a new number each time, since each gets only one code per minute.
    body: () => {
      numbers += 1;
      return { phoneNumber: `${18_800_000_000 + numbers}`, channel: 'CHANNEL_LOGIN' };
    },
    statusCode: 200,
  };
  const unbindPhone: Kind = {
    method: 'POST',
    path: '/api/v3/unbind-phone',
    headers: { ...json, ...user },
    body: () => ({ passCode: '123456' }),
    // This code does not exist.
    statusCode: 400,
  };
  const getUser: Kind = {
    method: 'GET',
    path: `/api/v3/get-user?userId=${seedUsers.alice.userId}`,
    headers: administrator,
    statusCode: 200,
  };
  const getManagementToken: Kind = {
    method: 'POST',
    path: '/api/v3/get-management-token',
    headers: json,
    body: () => seedAccessKey,
    statusCode: 200,
  };
  const often = [getProfile, sendSms, getUser, getProfile, unbindPhone, getProfile];
  return [...often, ...often, ...often, getManagementToken];
}

test('the sandbox stands in for a busy tenant', async ({ report }) => {
  const url = await start();
  const load = new Load(url, await mixFor(url), 16);
  await load.asFastAsItCan();

  const answered: number[] = [];
  const took: number[] = [];
  const slow: number[] = [];
  const seconds = report.turns(10);
  for (let second = 0; second < seconds; second += 1) {
    const latencies = await load.atPace(vendorLimit);
    took.push(...latencies);
    slow.push(quantile(latencies, 0.95));
  }
  for (let second = 0; second < seconds; second += 1) answered.push(await load.asFastAsItCan());
  load.close();

  report.add({
    what: 'requests answered',
    unit: 'a second',
    samples: answered,
    budget: { atLeast: vendorLimit },
  });
  report.add({ what: `an answer, at ${vendorLimit} requests a second`, unit: 'ms', samples: took });
  report.add({
    what: `the slowest twentieth of the answers at ${vendorLimit} requests a second`,
    unit: 'ms',
    samples: slow,
  });
  const missed = report.finish({
    heading: 'Sandbox',
    how: `Started alone, as \`npm run sandbox\` does, and asked over 16 kept-alive connections from another process. Of 19 requests nine are for
a profile, three for an SMS, three to unbind with a wrong code, three for a user by the management API, and one for its token.
*Requests answered* counts one second at full speed; *an answer* and *the slowest twentieth* are at the vendor's own limit, where a
request's time starts when it is due. ${seconds} seconds of each.`,
  });
  expect(missed).toEqual([]);
});
