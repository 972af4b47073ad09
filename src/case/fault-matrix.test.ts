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
  /** What leads to the request, and last what makes it. */
  readonly clicks: readonly [...ClickName[], ClickName];
  /** How many requests to the same endpoint that click makes before. */
  readonly skip?: number;
}

const unbinding = ['token', 'send code', 'unbind'] as const;

/** Every endpoint of the end user's way, with each use that a case makes of it. */
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
/** The sandbox's endpoints that no case of this way asks. Those of a lost phone have a matrix of their own. */
const notAsked = ['jwks', 'system', ...managementEndpoints];

function isPlace(endpoint: string): endpoint is keyof typeof places {
  return Object.hasOwn(places, endpoint);
}

interface Cell extends Row<FaultInput> {
  readonly endpoint: Endpoint;
  readonly place: Place;
  readonly name: string;
}

/** A fault as it strikes before the service acts, and after; one that spoils the true answer strikes but one way. */
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
  /** Whether the service had revoked the token by the end of it. */
  readonly revoked: boolean;
}

/** How many requests a fault is to meet: a read that got no answer is made once more, an effect never. */
function requests({ place, sight }: Cell): number {
  const isRead = !operationKinds[place.operation].effect;
  return isRead && sight.sees === 'a broken connection' ? 2 : 1;
}

/** The truth about a revoked token is that it is refused. */
function endingAt({ endpoint, place, sight }: Cell): Ending {
  return place.is === 'check' && sight.sees === 'the truth'
    ? { ok: false, delivery: 'answered', code: 'token-invalid' }
    : endingOf(endpoint, sight);
}

/** A case up to and with the operation that the fault meets. */
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

describe('the matrix', () => {
  it('has a row for every fault that the sandbox can arm', () => {
    expect(Object.keys(rows).toSorted()).toEqual([...faultKinds].sort());
    for (const [kind, ofKind] of Object.entries(rows)) {
      expect(ofKind.map(({ fault }) => fault.kind)).toContain(kind);
    }
  });

  it('has a place for every endpoint of the sandbox that a case asks', () => {
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
    // Where the read-back shows that the number is gone, the token is burnt and tried.
    const trial = place.is === 'read-back' && ending.ok ? 1 : 0;
    expect(arrived, 'requests to the faulty endpoint').toBe(requests(cell) + trial);

    await mend({ sandbox, bench, agent });
    const unbinds = agent.clicked.filter((click) => click === 'unbind').length;
    expect(sandbox.count('unbind-phone'), 'one unbinding per click').toBe(unbinds);
    const { outcome, hasToken } = bench.stored() ?? {};
    const phoneGone = sandbox.user(alice.userId)?.phone === null;
    // With no token left to read back with, the service's word is all there is.
    const said = outcome?.kind === 'accepted' && hasToken === false ? 'accepted' : 'unbound';
    expect(outcome?.kind === said, `${outcome?.kind}, phone gone: ${phoneGone}`).toBe(phoneGone);

    await agent.click('close');
    expect(bench.stored()).toBeNull();
    expect([...bench.receipts.values()]).toMatchObject([{ outcome: outcome?.kind }]);
    if (place.is === 'revoke') {
      const [receipt] = bench.receipts.values();
      // What the answer left open, or said wrongly, is seen when the token is tried.
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

/** Everything works again: what is held goes on, and the agent brings the case to its end. */
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

/** Whatever the sandbox gave out or was shown that must not be written down; as words, since ids have digits, too. */
function secretsOf({ messages, requests: logged }: Sandbox): RegExp {
  const tokens = logged.flatMap(({ headers }) => headers['authorization']?.split(' ').at(-1) ?? []);
  const codes = messages.map(({ code }) => code);
  const all = [alice.password, alice.phone.number, ...codes, ...tokens];
  return new RegExp(all.map((secret) => `\\b${secret.replaceAll('.', '\\.')}\\b`).join('|'));
}
