import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../sandbox/app';
import { endpoints } from '../../sandbox/endpoints/all';
import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import { type Fault, type FaultInput, faultSchema, strikes } from '../../sandbox/wire/faults';
import { type ManagementEndpoint, managementEndpoints } from '../genauth/classify';
import type { Case } from './case';
import { operationKinds, unbindings } from './operation';
import { Agent } from './testing/agent';
import { faultRows, type Row, until } from './testing/fault-rows';
import { type Ending, endingOf } from './testing/fault-rules';
import { expectedStanding, standingOf } from './testing/lost-phone-expectations';
import {
  type LostPhonePlace,
  lostPhoneOperations,
  lostPhonePlaces,
} from './testing/lost-phone-places';
import { createRunnerBench, type RunnerBench } from './testing/runner-bench';

const noon = Date.UTC(2026, 5, 1, 12);
const { alice } = seedUsers;
const app = { ...seedApps.post, appHost: 'https://sandbox.test', userPoolId: '' };

/** A kind without a row does not compile. */
const rows: Record<Fault['kind'], readonly Row<FaultInput>[]> = faultRows;

interface Cell extends Row<FaultInput> {
  readonly endpoint: ManagementEndpoint;
  readonly place: LostPhonePlace;
  readonly name: string;
}

const cells: readonly Cell[] = managementEndpoints.flatMap((endpoint) =>
  lostPhonePlaces[endpoint].flatMap((place) =>
    Object.values(rows)
      .flat()
      .flatMap(({ fault, sight }) =>
        moments(fault).map((armed) => ({
          endpoint,
          place,
          fault: armed,
          sight,
          name: `${place.operation}, ${endpoint}: ${JSON.stringify(armed)}`,
        })),
      ),
  ),
);

function moments(fault: FaultInput): FaultInput[] {
  if (strikes(v.parse(faultSchema, fault)) === 'acting') return [fault];
  return (['before', 'after'] as const).map((when) => Object.assign({}, fault, { when }));
}

/** How many requests meet the fault: a read without an answer is repeated once, an effect never. */
function requests({ place, sight }: Cell): number {
  const isRead = !operationKinds[place.operation].effect;
  return isRead && sight.sees === 'a broken connection' ? 2 : 1;
}

interface Met {
  readonly sandbox: Sandbox;
  readonly bench: RunnerBench;
  readonly agent: Agent;
  /** How many requests arrived at the faulty endpoint. */
  readonly arrived: number;
}

async function meet(cell: Cell): Promise<Met> {
  const { endpoint, place, fault, sight } = cell;
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
  const bench = createRunnerBench((request) => sandbox.fetch(request), app, seedAccessKey);
  const agent = new Agent(bench, {
    email: alice.email.address,
    password: alice.password,
    phoneNumber: alice.phone.number,
    userId: alice.userId,
    accessToken: () => sandbox.issueToken(alice),
    passCode: () => null,
  });
  for (const click of place.clicks.slice(0, -1)) await agent.click(click);
  const { skip = 0 } = place;
  const before = sandbox.count(endpoint) + skip;
  sandbox.arm({ endpoint, fault, times: requests(cell), skip });
  const [last] = place.clicks.slice(-1);
  const clicked = agent.click(last ?? 'close');
  if (sight.sees === 'silence') {
    await until(() => dripping || sandbox.holding > 0);
    bench.timeOut(endpoint);
  }
  await clicked;
  return { sandbox, bench, agent, arrived: sandbox.count(endpoint) - before };
}

describe('the fault matrix of a lost phone', () => {
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
    const { place, endpoint, sight, fault } = cell;
    const { sandbox, bench, agent, arrived } = await meet(cell);
    const isBound = () => sandbox.user(alice.userId)?.phone !== null;
    const stored = bench.stored();
    const ending = endingOf(endpoint, sight);
    const isClearing = unbindings.includes(place.operation);
    const gone = !isClearing || strikes(v.parse(faultSchema, fault)) !== 'before';
    expect(stored === null ? null : standingOf(stored)).toBe(
      expectedStanding(place, endpoint, ending, gone),
    );
    const last = stored?.operations.findLast(({ kind }) => kind === place.operation);
    expect(last?.settled, 'the operation is settled in the journal').not.toBeNull();
    if (operationKinds[place.operation].effect) {
      const { result, entry } = settledAs(ending);
      expect(last?.settled).toMatchObject({ result, ...entry });
      const next = place.operation === 'clear-phone-null' ? emptyAfter(stored) : 0;
      expect(arrived, 'an effect leaves once').toBe(1 + next);
    }
    expect(sandbox.count('send-sms'), 'a lost phone receives nothing').toBe(0);
    // Without a token, the request that needed it must not be sent.
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
    expect(Object.prototype, 'nothing got into every object').not.toHaveProperty('poisoned');
  });
});

/** The expected journal entry of an effect. */
function settledAs(ending: Ending) {
  if (ending.ok) return { result: 'done', entry: {} };
  const { delivery, code } = ending;
  return { result: 'failed', entry: { failure: { delivery, code } } };
}

/** How many requests with an empty text followed. */
function emptyAfter(stored: Case | null): number {
  return stored?.operations.filter(({ kind }) => kind === 'clear-phone-empty').length ?? 0;
}

/** Everything works again: pending requests continue, and the agent completes the case. */
async function mend({ sandbox, bench, agent }: Omit<Met, 'arrived'>): Promise<void> {
  sandbox.release();
  await until(() => sandbox.requests.every(({ answer }) => answer.kind !== 'pending'));
  for (let left = 6; left > 0; left -= 1) {
    const next = agent.next(bench.stored());
    if (next === null) return;
    await agent.click(next === 'token' ? 'find user' : next);
  }
}
