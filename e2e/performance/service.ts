import { expect } from 'playwright/test';
import type { Sandbox } from '../../sandbox/app';
import type { SandboxServer } from '../../sandbox/node-server';
import { seedUserPool } from '../../sandbox/seeds/apps';
import { type SeedUserName, seedUsers } from '../../sandbox/seeds/users';

/** The arrival time of the next request to an endpoint, in fractional milliseconds since the epoch. */
export function arrivalAt(sandbox: Sandbox, endpoint: string): Promise<number> {
  return new Promise((resolve) => {
    const arrived = new AbortController();
    const before = sandbox.count(endpoint);
    sandbox.subscribe(() => {
      if (sandbox.count(endpoint) === before) return;
      resolve(performance.timeOrigin + performance.now());
      arrived.abort();
    }, arrived.signal);
  });
}

/**
 * Simulates a distant service by delaying each answer.
 *
 * @returns a function that sets the delay, in milliseconds
 */
export function setLatency(sandbox: Sandbox): (milliseconds: number) => void {
  let latency = 0;
  const { fetch } = sandbox;
  sandbox.fetch = async (request) => {
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    return fetch(request);
  };
  return (milliseconds) => {
    latency = milliseconds;
  };
}

/** Binds a user's number again, as an administrator would. */
export async function bindAgain({ sandbox }: SandboxServer, name: SeedUserName): Promise<void> {
  const { userId, phone } = seedUsers[name];
  const request = new Request('https://sandbox.test/api/v3/update-user', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await sandbox.issueManagementToken()}`,
      'x-authing-userpool-id': seedUserPool.userPoolId,
    },
    body: JSON.stringify({
      userId,
      phone: phone?.number,
      phoneCountryCode: phone?.countryCode,
      phoneVerified: true,
    }),
  });
  expect(await (await sandbox.fetch(request)).json()).toMatchObject({ statusCode: 200 });
}
