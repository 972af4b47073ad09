import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { safeguardEntries, safeguardsSchema } from '../safeguards/safeguards';
import { narrowed, WIDEST_LOCK_BOUNDS } from '../vault/lock-limits';
import {
  effectiveSafeguards,
  lockBounds,
  ownSafeguards,
  parsePolicy,
  passkeysAllowed,
  policyEntries,
} from './policy';

describe('a policy', () => {
  it('that is not set leaves everything to the agent', () => {
    expect(parsePolicy({})).toEqual({ policy: {}, problems: [] });
    expect(narrowed(lockBounds({}))).toBe(false);
  });

  it('applies each valid entry, and reports each invalid one', () => {
    const given = { lockIdleMinutesMax: 10, lockAbsoluteHoursMax: '8', lockedAfter: 3 };
    expect(parsePolicy(given)).toEqual({
      policy: { lockIdleMinutesMax: 10 },
      problems: [
        { entry: 'lockAbsoluteHoursMax', code: 'malformed' },
        { entry: 'lockedAfter', code: 'unknown' },
      ],
    });
  });

  it.each([null, undefined, 3, 'text', []])('that is not a policy (%j) is reported', (value) => {
    expect(parsePolicy(value)).toEqual({
      policy: {},
      problems: [{ entry: '', code: 'malformed' }],
    });
  });

  it('that contradicts itself applies neither entry', () => {
    const given = { lockIdleMinutesMin: 20, lockIdleMinutesMax: 10, lockAbsoluteHoursMax: 4 };
    expect(parsePolicy(given)).toEqual({
      policy: { lockAbsoluteHoursMax: 4 },
      problems: [
        { entry: 'lockIdleMinutesMin', code: 'contradictory' },
        { entry: 'lockIdleMinutesMax', code: 'contradictory' },
      ],
    });
  });

  it('narrows the bounds, and never widens them', () => {
    const policy = { lockIdleMinutesMin: 5, lockIdleMinutesMax: 10, lockAbsoluteHoursMax: 400 };
    expect(lockBounds(policy)).toEqual({
      idleMinutes: { min: 5, max: 10 },
      absoluteHours: WIDEST_LOCK_BOUNDS.absoluteHours,
    });
  });

  it('can be anything, and still gives usable bounds', () => {
    const entry = fc.constantFrom(...Object.keys(policyEntries), '__proto__', 'constructor');
    const value = fc.oneof(fc.integer({ min: -5, max: 200 }), fc.jsonValue());
    const policies = fc.oneof(fc.dictionary(entry, value), fc.anything());
    fc.assert(
      fc.property(policies, (given) => {
        const { idleMinutes, absoluteHours } = lockBounds(parsePolicy(given).policy);
        for (const [held, widest] of [
          [idleMinutes, WIDEST_LOCK_BOUNDS.idleMinutes],
          [absoluteHours, WIDEST_LOCK_BOUNDS.absoluteHours],
        ] as const) {
          expect(held.min).toBeGreaterThanOrEqual(widest.min);
          expect(held.max).toBeLessThanOrEqual(widest.max);
          expect(held.min).toBeLessThanOrEqual(held.max);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has the entries declared to the browser', () => {
    const schema: unknown = JSON.parse(readFileSync('public/managed_schema.json', 'utf8'));
    const properties: unknown = Reflect.get(Object(schema), 'properties');
    expect(Object.keys(Object(properties)).sort()).toEqual(Object.keys(policyEntries).sort());
  });
});

describe('the safeguards of a policy', () => {
  const right = {
    verification: 'always',
    verificationMethods: ['Called back'],
    verificationFirst: true,
    reason: 'never',
    ticket: 'lost-phone',
    ticketPattern: 'INC#',
    lastFour: false,
    production: true,
    mark: 'red',
    protectedAccounts: ['ceo@example.com'],
    protectedField: 'vip',
    hourlyLimit: 5,
  };

  it('apply in each entry', () => {
    expect(Object.keys(right).sort()).toEqual(Object.keys(safeguardEntries).sort());
    expect(parsePolicy({ safeguards: right })).toEqual({
      policy: { safeguards: right },
      problems: [],
    });
    for (const [name, value] of Object.entries(right)) {
      const safeguards = { [name]: value };
      expect(parsePolicy({ safeguards })).toEqual({ policy: { safeguards }, problems: [] });
    }
  });

  it.each<[keyof typeof right, readonly unknown[]]>([
    ['verification', ['sometimes', true, null]],
    ['verificationMethods', ['Called back', [''], ['x'.repeat(129)], [7]]],
    ['verificationFirst', ['true', 1, null]],
    ['reason', ['', false]],
    ['ticket', ['Always', 1]],
    ['ticketPattern', [7, null, '#'.repeat(129), '^HD-\\d+$', 'INC[0-9]+']],
    ['lastFour', ['false', 0]],
    ['production', ['yes']],
    ['mark', ['pink', '']],
    ['protectedAccounts', ['ceo@example.com', [null], ['CEO of Acme', '+86'], { 0: 'a' }]],
    ['protectedField', [null, ['vip']]],
    ['hourlyLimit', [-1, 1.5, 1_001, '20', null]],
  ])('apply except a malformed %s, which is reported', (name, values) => {
    const { [name]: _, ...others } = right;
    for (const value of values) {
      expect(parsePolicy({ safeguards: { ...right, [name]: value } })).toEqual({
        policy: { safeguards: others },
        problems: [{ entry: `safeguards.${name}`, code: 'malformed' }],
      });
    }
  });

  it('apply each valid entry of a list, and report the others', () => {
    const protectedAccounts = ['ceo@example.com', '', 7, 'CEO of Acme', '86 138 1234 5678'];
    const verificationMethods = ['x'.repeat(129), 'Called back', null];
    expect(parsePolicy({ safeguards: { protectedAccounts, verificationMethods } })).toEqual({
      policy: {
        safeguards: {
          protectedAccounts: ['ceo@example.com', '86 138 1234 5678'],
          verificationMethods: ['Called back'],
        },
      },
      problems: [
        { entry: 'safeguards.protectedAccounts[1]', code: 'malformed' },
        { entry: 'safeguards.protectedAccounts[2]', code: 'malformed' },
        { entry: 'safeguards.protectedAccounts[3]', code: 'malformed' },
        { entry: 'safeguards.verificationMethods[0]', code: 'malformed' },
        { entry: 'safeguards.verificationMethods[2]', code: 'malformed' },
      ],
    });
  });

  it('apply a list up to the limit, and report that there are more', () => {
    const list = Array.from({ length: 203 }, (_, index) => `name-${index}`);
    for (const name of ['verificationMethods', 'protectedAccounts']) {
      expect(parsePolicy({ safeguards: { [name]: list } })).toEqual({
        policy: { safeguards: { [name]: list.slice(0, 200) } },
        problems: [{ entry: `safeguards.${name}[200…]`, code: 'malformed' }],
      });
    }
  });

  it('leave an environment its own list if no entry of theirs is valid', () => {
    const own = { ...defaultSafeguards, protectedAccounts: ['ceo'] };
    const { policy } = parsePolicy({ safeguards: { protectedAccounts: ['', 'CEO of Acme'] } });
    expect(effectiveSafeguards(own, policy)).toEqual(own);
    const empty = parsePolicy({ safeguards: { protectedAccounts: [] } });
    expect(effectiveSafeguards(own, empty.policy).protectedAccounts).toEqual([]);
  });

  it('apply except unknown ones, which are reported with a shortened name', () => {
    const given = JSON.parse(`{"lastfour": true, "toString": 1, "${'x'.repeat(100)}": 1}`);
    const { policy, problems } = parsePolicy({ safeguards: { ...given, production: true } });
    expect(policy).toEqual({ safeguards: { production: true } });
    expect(problems).toEqual([
      { entry: 'safeguards.lastfour', code: 'unknown' },
      { entry: 'safeguards.toString', code: 'unknown' },
      { entry: `safeguards.${'x'.repeat(64)}`, code: 'unknown' },
    ]);
  });

  it.each([null, 3, 'text', true])(
    'that are not safeguards (%j) leave the rest of the policy',
    (value) => {
      expect(parsePolicy({ safeguards: value, lockIdleMinutesMax: 10 })).toEqual({
        policy: { safeguards: {}, lockIdleMinutesMax: 10 },
        problems: [{ entry: 'safeguards', code: 'malformed' }],
      });
    },
  );

  it('win over an environment’s own, and leave it the rest', () => {
    const own = { ...defaultSafeguards, hourlyLimit: 3, production: true };
    const { policy } = parsePolicy({ safeguards: { hourlyLimit: 5, lastFour: 'no' } });
    expect(effectiveSafeguards(own, policy)).toEqual({ ...own, hourlyLimit: 5 });
    expect(effectiveSafeguards(own, {})).toEqual(own);
  });

  it('do not replace an environment’s own when a form that shows them is saved', () => {
    const own = { ...defaultSafeguards, hourlyLimit: 3, mark: 'red' as const };
    const { policy } = parsePolicy({ safeguards: { hourlyLimit: 5 } });
    const typed = { ...effectiveSafeguards(own, policy), mark: 'blue' as const };
    expect(ownSafeguards(typed, own, policy)).toEqual({ ...own, mark: 'blue' });
    expect(ownSafeguards(typed, own, {})).toEqual(typed);
  });

  it('can be anything, and still give valid safeguards', () => {
    const name = fc.constantFrom(...Object.keys(safeguardEntries), '__proto__', 'constructor');
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(right)));
    fc.assert(
      fc.property(fc.dictionary(name, value), (safeguards) => {
        const { policy } = parsePolicy({ safeguards });
        expect(v.is(safeguardsSchema, effectiveSafeguards(defaultSafeguards, policy))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('are those declared to the browser', () => {
    const schema: unknown = JSON.parse(readFileSync('public/managed_schema.json', 'utf8'));
    const told: unknown = ['properties', 'safeguards', 'properties'].reduce(
      (part: unknown, key) => Reflect.get(Object(part), key),
      schema,
    );
    expect(Object.keys(Object(told)).sort()).toEqual(Object.keys(safeguardEntries).sort());
  });
});

it('passkeys are allowed unless the organization forbids them', () => {
  const allowed = (given: unknown) => passkeysAllowed(parsePolicy(given).policy);
  expect(allowed({})).toBe(true);
  expect(allowed({ passkeys: 'allowed' })).toBe(true);
  expect(allowed({ passkeys: 'forbidden' })).toBe(false);
  expect(parsePolicy({ passkeys: false }).problems).toEqual([
    { entry: 'passkeys', code: 'malformed' },
  ]);
});
