import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../sandbox/app';
import { endpoints } from '../../sandbox/endpoints/all';
import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import { type FaultInput, faultSchema, strikes } from '../../sandbox/wire/faults';
import { type ManagementEndpoint, managementEndpoints } from '../genauth/classify';
import { operationKinds } from './operation';
import { Agent } from './testing/agent';
import { createDeskBench, type DeskBench } from './testing/desk-bench';
import {
  type LostPhonePlace,
  lostPhoneOperations,
  lostPhonePlaces,
} from './testing/lost-phone-places';

const noon = Date.UTC(2026, 5, 1, 12);
const { alice } = seedUsers;
const app = { ...seedApps.post, appHost: 'https://sandbox.test', userPoolId: '' };

/** What can go wrong, with how the entry of an effect must then read in the journal: null where it may go well. */
const faults: readonly (readonly [FaultInput, { delivery: string; code?: string } | null])[] = [
  [{ kind: 'held' }, { delivery: 'maybe-sent', code: 'timeout' }],
  [{ kind: 'slow-drip' }, { delivery: 'maybe-sent', code: 'timeout' }],
  [{ kind: 'reset' }, { delivery: 'maybe-sent', code: 'no-answer' }],
  [
    { kind: 'redirect', to: 'https://elsewhere.test/' },
    { delivery: 'maybe-sent', code: 'no-answer' },
  ],
  [{ kind: 'html' }, { delivery: 'maybe-sent', code: 'unreadable-answer' }],
  [{ kind: 'bad-json' }, { delivery: 'maybe-sent', code: 'unreadable-answer' }],
  [{ kind: 'empty' }, { delivery: 'maybe-sent', code: 'unreadable-answer' }],
  [{ kind: 'proto' }, { delivery: 'maybe-sent', code: 'unreadable-answer' }],
  [
    { kind: 'large', bytes: 30_000_000 },
    { delivery: 'maybe-sent', code: 'unreadable-answer' },
  ],
  [{ kind: 'text-codes' }, null],
  [{ kind: 'envelope', statusCode: 200 }, null],
  [{ kind: 'envelope', statusCode: 400 }, { delivery: 'answered' }],
  [
    { kind: 'envelope', statusCode: 401, apiCode: 2020 },
    { delivery: 'answered', code: 'access-key' },
  ],
  [{ kind: 'envelope', statusCode: 403 }, { delivery: 'answered' }],
  [
    { kind: 'envelope', statusCode: 429 },
    { delivery: 'answered', code: 'throttled' },
  ],
  [{ kind: 'envelope', statusCode: 499 }, { delivery: 'answered' }],
  [
    { kind: 'envelope', statusCode: 500 },
    { delivery: 'answered', code: 'server-error' },
  ],
  [
    { kind: 'status', status: 429, body: 'html' },
    { delivery: 'answered', code: 'throttled' },
  ],
  [
    { kind: 'status', status: 502, body: 'html' },
    { delivery: 'maybe-sent', code: 'unreadable-answer' },
  ],
];

interface Cell {
  readonly endpoint: ManagementEndpoint;
  readonly place: LostPhonePlace;
  readonly fault: FaultInput;
  readonly entry: { delivery: string; code?: string } | null;
  readonly name: string;
}

const cells: readonly Cell[] = managementEndpoints.flatMap((endpoint) =>
  lostPhonePlaces[endpoint].flatMap((place) =>
    faults.flatMap(([fault, entry]) =>
      moments(fault).map((armed) => ({
        endpoint,
        place,
        fault: armed,
        entry,
        name: `${place.operation}, ${endpoint}: ${JSON.stringify(armed)}`,
      })),
    ),
  ),
);

function moments(fault: FaultInput): FaultInput[] {
  if (strikes(v.parse(faultSchema, fault)) === 'acting') return [fault];
  return (['before', 'after'] as const).map((when) => Object.assign({}, fault, { when }));
}

/** Turns of the event loop until something is so: a service in this process has nothing else to wait for. */
async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
}

interface Met {
  readonly sandbox: Sandbox;
  readonly bench: DeskBench;
  readonly agent: Agent;
}

async function meet({ endpoint, place, fault }: Cell): Promise<Met> {
  let dripping = false;
  const wait = () => {
    dripping = true;
    return new Promise<void>(() => undefined);
  };
  const sandbox = createSandbox({
    now: () => noon,
    wait,
    options: { clearPhoneWith: place.emptyClears === true ? 'empty' : 'null' },
  });
  const bench = createDeskBench((request) => sandbox.fetch(request), app, seedAccessKey);
  const agent = new Agent(bench, {
    email: alice.email.address,
    password: alice.password,
    phoneNumber: alice.phone.number,
    userId: alice.userId,
    accessToken: () => sandbox.issueToken(alice),
    passCode: () => null,
  });
  for (const click of place.clicks.slice(0, -1)) await agent.click(click);
  const silent = fault.kind === 'held' || fault.kind === 'slow-drip';
  sandbox.arm({ endpoint, fault, skip: place.skip ?? 0 });
  const [last] = place.clicks.slice(-1);
  const clicked = agent.click(last ?? 'close');
  if (silent) {
    await until(() => dripping || sandbox.holding > 0);
    bench.timeOut(endpoint);
  }
  await clicked;
  return { sandbox, bench, agent };
}

describe('the matrix of a lost phone', () => {
  it('has a place for every management endpoint of the sandbox', () => {
    const names = endpoints.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...managementEndpoints]));
    expect(Object.keys(lostPhonePlaces).toSorted()).toEqual([...managementEndpoints].sort());
  });

  it('has a place for every operation', () => {
    const placed = Object.values(lostPhonePlaces).flatMap((each) => each.map((p) => p.operation));
    expect([...new Set(placed)].sort()).toEqual([...lostPhoneOperations, 'read-back'].sort());
  });
});

describe(`a fault at a management endpoint (${cells.length} cells)`, () => {
  it.concurrent.each(cells)('$name', async (cell) => {
    const { place, endpoint, entry } = cell;
    const { sandbox, bench, agent } = await meet(cell);
    const isBound = () => sandbox.user(alice.userId)?.phone !== null;
    const stored = bench.stored();
    const last = stored?.operations.findLast(({ kind }) => kind === place.operation);
    expect(last?.settled, 'the operation is settled in the journal').not.toBeNull();
    if (operationKinds[place.operation].effect && entry !== null) {
      expect(last?.settled).toMatchObject({ result: 'failed', failure: entry });
    }
    if (stored?.outcome?.kind === 'unbound') expect(isBound(), 'unbound is true').toBe(false);
    if (place.operation === 'end-sessions') expect(stored?.outcome?.kind).toBe('unbound');
    expect(sandbox.count('send-sms'), 'a lost phone receives nothing').toBe(0);
    // A token that is not to be had is no reason to send what it was wanted for.
    if (endpoint === 'get-management-token') expect(sandbox.count('update-user')).toBe(0);

    await mend({ sandbox, bench, agent });
    const clicks = agent.clicked.filter((click) => click.startsWith('admin unbind')).length;
    for (const phone of [null, '']) {
      const sent = sandbox.requests.filter(
        ({ endpoint: to, body }) => to === 'update-user' && Object(body).phone === phone,
      );
      expect(sent.length, `${JSON.stringify(phone)} once a click`).toBeLessThanOrEqual(clicks);
    }
    const { outcome } = bench.stored() ?? {};
    expect(outcome?.kind === 'unbound', `${outcome?.kind}, bound: ${isBound()}`).toBe(!isBound());
    await agent.click('close');
    expect(bench.stored()).toBeNull();
    expect([...bench.receipts.values()]).toMatchObject([{ outcome: outcome?.kind }]);
    const tokens = sandbox.requests.flatMap(
      ({ headers }) => headers['authorization']?.split(' ').at(-1) ?? [],
    );
    const secrets = [...tokens, alice.phone.number, seedAccessKey.accessKeySecret];
    const leaks = bench.written.filter((text) => secrets.some((secret) => text.includes(secret)));
    expect(leaks).toEqual([]);
  });
});

/** Everything works again: what is held goes on, and the agent brings the case to its end. */
async function mend({ sandbox, bench, agent }: Met): Promise<void> {
  sandbox.release();
  await until(() => sandbox.requests.every(({ answer }) => answer.kind !== 'pending'));
  for (let left = 6; left > 0; left -= 1) {
    const next = agent.next(bench.stored());
    if (next === null) return;
    await agent.click(next === 'token' ? 'find user' : next);
  }
}
