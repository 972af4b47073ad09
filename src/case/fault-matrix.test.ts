import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../sandbox/app';
import { endpoints } from '../../sandbox/endpoints/all';
import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import {
  type Fault,
  type FaultInput,
  faultKinds,
  faultSchema,
  strikes,
} from '../../sandbox/wire/faults';
import { type Endpoint, type ManagementEndpoint, managementEndpoints } from '../genauth/classify';
import { type OperationKind, operationKinds } from './operation';
import { Agent, type ClickName } from './testing/agent';
import { expectedStanding, type PlaceKind, standingOf } from './testing/fault-expectations';
import { faultRows, type Row, until } from './testing/fault-rows';
import { type Ending, endingOf } from './testing/fault-rules';
import { lostPhoneOperations } from './testing/lost-phone-places';
import { createRunnerBench, type RunnerBench } from './testing/runner-bench';

const noon = Date.UTC(2026, 5, 1, 12);
const { alice } = seedUsers;
const number = `${alice.phone.countryCode}${alice.phone.number}`;
const app = { ...seedApps.post, appHost: 'https://sandbox.test', userPoolId: '' };

/** A kind without a row does not compile, and fails below. */
const rows: Record<Fault['kind'], readonly Row<FaultInput>[]> = faultRows;

interface Place {
  readonly is: PlaceKind;
  readonly operation: OperationKind;
  /** The clicks that lead to the request; the last one makes it. */
  readonly clicks: readonly [...ClickName[], ClickName];
  /** How many requests that click makes to the same endpoint before this one. */
  readonly skip?: number;
}

const unbinding = ['token', 'send code', 'unbind'] as const;

/** Every endpoint of route A, with each use that a case makes of it. */
const places: Record<Exclude<Endpoint, ManagementEndpoint>, readonly Place[]> = {
  signin: [{ is: 'sign-in', operation: 'sign-in', clicks: ['password'] }],
  'send-sms': [
    { is: 'send-login-code', operation: 'send-login-code', clicks: ['login SMS'] },
    { is: 'send-code', operation: 'send-code', clicks: ['token', 'send code'] },
  ],
  'send-email': [{ is: 'send-login-code', operation: 'send-login-code', clicks: ['login email'] }],
  'get-profile': [
    { is: 'card', operation: 'read-account', clicks: ['token'] },
    { is: 'confirm', operation: 'confirm-account', clicks: ['token', 'send code'] },
    { is: 'read-back', operation: 'read-back', clicks: unbinding },
    { is: 'check', operation: 'check-token', clicks: unbinding, skip: 1 },
  ],
  'get-identities': [{ is: 'extra', operation: 'read-account', clicks: ['token'] }],
  'get-security-info': [{ is: 'extra', operation: 'read-account', clicks: ['token'] }],
  'unbind-phone': [{ is: 'unbind', operation: 'unbind-phone', clicks: unbinding }],
  revocation: [{ is: 'revoke', operation: 'revoke-token', clicks: unbinding }],
};
/** The sandbox's endpoints that route A never calls. Those of a lost phone have a separate matrix. */
const notAsked = ['jwks', 'system', ...managementEndpoints];

function isPlace(endpoint: string): endpoint is keyof typeof places {
  return Object.hasOwn(places, endpoint);
}

interface Cell extends Row<FaultInput> {
  readonly endpoint: Endpoint;
  readonly place: Place;
  readonly name: string;
}

/** A fault before and after the service acts. One that corrupts the real answer happens only in one way. */
function moments(fault: FaultInput): FaultInput[] {
  if (strikes(v.parse(faultSchema, fault)) === 'acting') return [fault];
  return (['before', 'after'] as const).map((when) => Object.assign({}, fault, { when }));
}

const cells: readonly Cell[] = Object.keys(places)
  .filter(isPlace)
  .flatMap((endpoint) =>
    places[endpoint].flatMap((place) =>
      Object.values(rows)
        .flat()
        .flatMap(({ fault, sight }) =>
          moments(fault).map((armed) => ({
            endpoint,
            place,
            fault: armed,
            sight,
            name: `${place.is}, ${endpoint}: ${JSON.stringify(armed)}`,
          })),
        ),
    ),
  );

interface Met {
  readonly sandbox: Sandbox;
  readonly bench: RunnerBench;
  readonly agent: Agent;
  /** How many requests arrived at the faulty endpoint. */
  readonly arrived: number;
  /** Whether the service had revoked the token at the end. */
  readonly revoked: boolean;
}

/** How many requests meet the fault: a read without an answer is repeated once, an effect never. */
function requests({ place, sight }: Cell): number {
  const isRead = !operationKinds[place.operation].effect;
  return isRead && sight.sees === 'a broken connection' ? 2 : 1;
}

/** The real answer for a revoked token is a refusal. */
function endingAt({ endpoint, place, sight }: Cell): Ending {
  return place.is === 'check' && sight.sees === 'the truth'
    ? { ok: false, delivery: 'answered', code: 'token-invalid' }
    : endingOf(endpoint, sight);
}

/** Runs a case up to and including the operation with the fault. */
async function meet(cell: Cell): Promise<Met> {
  const { endpoint, place, fault, sight } = cell;
  let dripping = false;
  const wait = () => {
    dripping = true;
    return new Promise<void>(() => undefined);
  };
  const sandbox = createSandbox({ now: () => noon, wait });
  const bench = createRunnerBench((request) => sandbox.fetch(request), app, seedAccessKey);
  const agent = new Agent(bench, {
    email: alice.email.address,
    password: alice.password,
    phoneNumber: alice.phone.number,
    accessToken: () => sandbox.issueToken(alice),
    userId: alice.userId,
    passCode: () => sandbox.lastCode(number, 'CHANNEL_UNBIND_PHONE') ?? null,
  });
  const [last] = place.clicks.slice(-1);
  for (const click of place.clicks.slice(0, -1)) await agent.click(click);
  const { skip = 0 } = place;
  const before = sandbox.count(endpoint) + skip;
  sandbox.arm({ endpoint, fault, times: requests(cell), skip });
  const clicked = agent.click(last ?? 'close');
  if (sight.sees === 'silence') {
    await until(() => dripping || sandbox.holding > 0);
    bench.timeOut(endpoint);
  }
  await clicked;
  const revoked = sandbox.effects.some(({ kind }) => kind === 'token-revoked');
  return { sandbox, bench, agent, revoked, arrived: sandbox.count(endpoint) - before };
}

const thrown: unknown[] = [];
const onThrown = (reason: unknown) => thrown.push(reason);
beforeAll(() => {
  process.on('unhandledRejection', onThrown);
});
afterAll(() => {
  process.off('unhandledRejection', onThrown);
  expect(thrown).toEqual([]);
});

describe('the fault matrix', () => {
  it('has a row for every fault of the sandbox', () => {
    expect(Object.keys(rows).toSorted()).toEqual([...faultKinds].sort());
    for (const [kind, ofKind] of Object.entries(rows)) {
      expect(ofKind.map(({ fault }) => fault.kind)).toContain(kind);
    }
  });

  it('has a place for every endpoint of the sandbox that a case calls', () => {
    const names = endpoints.map(({ name }) => name).filter((name) => !notAsked.includes(name));
    expect(Object.keys(places).toSorted()).toEqual(names.toSorted());
  });

  it('has a place for every operation', () => {
    const operations = Object.values(places).flatMap((each) => each.map((p) => p.operation));
    const other: readonly string[] = lostPhoneOperations;
    expect([...new Set(operations)].sort()).toEqual(
      Object.keys(operationKinds)
        .filter((kind) => !other.includes(kind))
        .toSorted(),
    );
  });
});

describe(`a fault at an endpoint (${cells.length} cells)`, () => {
  it.concurrent.each(cells)('$name', async (cell) => {
    const { place, fault } = cell;
    const { sandbox, bench, agent, arrived, revoked } = await meet(cell);
    const ending = endingAt(cell);
    const fields = v.parse(faultSchema, fault);
    const gone = place.is !== 'unbind' || strikes(fields) !== 'before';

    const stored = bench.stored();
    const entry = stored?.operations.findLast(({ kind }) => kind === place.operation);
    if (ending.ok || place.is === 'extra') {
      expect(entry?.settled).toMatchObject({ result: 'done' });
    } else {
      const { delivery, code } = ending;
      expect(entry?.settled).toMatchObject({ result: 'failed', failure: { delivery, code } });
    }
    expect(stored === null ? null : standingOf(stored)).toEqual(
      expectedStanding(place.is, ending, gone),
    );
    // If the read-back shows that the number is gone, the token is revoked and tried once more.
    const trial = place.is === 'read-back' && ending.ok ? 1 : 0;
    expect(arrived, 'requests to the faulty endpoint').toBe(requests(cell) + trial);

    await mend({ sandbox, bench, agent });
    const unbinds = agent.clicked.filter((click) => click === 'unbind').length;
    expect(sandbox.count('unbind-phone'), 'one unbinding per click').toBe(unbinds);
    const { outcome, hasToken } = bench.stored() ?? {};
    const phoneGone = sandbox.user(alice.userId)?.phone === null;
    // Without a token to read back with, only the service's answer counts.
    const said = outcome?.kind === 'accepted' && hasToken === false ? 'accepted' : 'unbound';
    expect(outcome?.kind === said, `${outcome?.kind}, phone gone: ${phoneGone}`).toBe(phoneGone);

    await agent.click('close');
    expect(bench.stored()).toBeNull();
    expect([...bench.receipts.values()]).toMatchObject([{ outcome: outcome?.kind }]);
    if (place.is === 'revoke') {
      const [receipt] = bench.receipts.values();
      // Trying the token reveals what the answer left open or reported wrongly.
      const tried = ending.ok || ending.delivery === 'maybe-sent';
      const untrue = ending.ok ? 'still-accepted' : 'not-revoked';
      expect(receipt?.token).toBe(tried && revoked ? 'refused' : untrue);
    }
    if (place.is === 'check') {
      const [receipt] = bench.receipts.values();
      const refused = !ending.ok && ending.code === 'token-invalid';
      expect(receipt?.token).toBe(refused ? 'refused' : ending.ok ? 'still-accepted' : 'revoked');
    }
    expect(bench.written.filter((text) => secretsOf(sandbox).test(text))).toEqual([]);
    expect(Object.prototype, 'nothing got into every object').not.toHaveProperty('poisoned');
    expect(thrown).toEqual([]);
  });
});

/** Everything works again: pending requests continue, and the agent completes the case. */
async function mend({ sandbox, bench, agent }: Omit<Met, 'arrived' | 'revoked'>): Promise<void> {
  sandbox.release();
  await until(() => sandbox.requests.every(({ answer }) => answer.kind !== 'pending'));
  for (let left = 6; left > 0; left -= 1) {
    const next = agent.next(bench.stored());
    if (next === null) return;
    sandbox.advance(60_000);
    await agent.click(next);
  }
}

/**
 * All secrets that the sandbox issued or received, which must not be stored. Matched as words, since ids contain
 * digits, too.
 */
function secretsOf({ messages, requests: logged }: Sandbox): RegExp {
  const tokens = logged.flatMap(({ headers }) => headers['authorization']?.split(' ').at(-1) ?? []);
  const codes = messages.map(({ code }) => code);
  const all = [alice.password, alice.phone.number, ...codes, ...tokens];
  return new RegExp(all.map((secret) => `\\b${secret.replaceAll('.', '\\.')}\\b`).join('|'));
}
