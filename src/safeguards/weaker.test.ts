import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCase } from '../case/case';
import type { Command } from '../case/event';
import type { Grounds } from '../case/grounds';
import type { User } from '../genauth/models';
import { everyField } from '../genauth/visible-fields';
import { defaultSafeguards } from './default-safeguards';
import { guard } from './guard';
import { nextUnbindingAt } from './hourly-limit';
import { protectionOf } from './protection';
import { ASKED, MARKS, type Safeguards } from './safeguards';
import { weakened } from './weaker';

const words = ['badge', 'call', 'letter'];
const people = ['alice', 'bob', 'carol@example.com'];
const patterns = ['', '*', '#', 'INC#', 'INC-#', 'INC12', '@-#', '@#', 'A*', '##', '1*'];

const safeguards: fc.Arbitrary<Safeguards> = fc.record({
  verification: fc.constantFrom(...ASKED),
  verificationMethods: fc.subarray(words),
  verificationFirst: fc.boolean(),
  reason: fc.constantFrom(...ASKED),
  ticket: fc.constantFrom(...ASKED),
  ticketPattern: fc.constantFrom(...patterns),
  lastFour: fc.boolean(),
  production: fc.boolean(),
  mark: fc.constantFrom(...MARKS),
  protectedAccounts: fc.subarray(people),
  protectedField: fc.constantFrom('', 'vip', 'staff'),
  hourlyLimit: fc.constantFrom(0, 1, 2, 5),
});

/** Values of each safeguard, from the one that stops least to the one that stops most. */
const ladders: { readonly [Name in keyof Safeguards]: readonly Safeguards[Name][] } = {
  verification: ['never', 'lost-phone', 'always'],
  verificationMethods: [[], ['badge', 'call', 'letter'], ['badge', 'call'], ['call']],
  verificationFirst: [false, true],
  reason: ['never', 'lost-phone', 'always'],
  ticket: ['never', 'lost-phone', 'always'],
  ticketPattern: ['', '*#', 'INC*#', 'INC#', 'INC12#', 'INC1234'],
  lastFour: [false, true],
  production: [false, true],
  mark: ['none', 'red'],
  protectedAccounts: [[], ['alice'], ['bob', 'ALICE'], ['bob', 'carol@example.com', 'alice']],
  protectedField: ['', 'vip'],
  hourlyLimit: [0, 1_000, 20, 1],
};

/** Different values, neither of which stops everything that the other stops. */
const unlike: readonly (readonly [Partial<Safeguards>, Partial<Safeguards>])[] = [
  [{ verificationMethods: ['badge'] }, { verificationMethods: ['call'] }],
  [{ ticketPattern: 'INC#' }, { ticketPattern: 'SUP#' }],
  [{ ticketPattern: 'INC#' }, { ticketPattern: 'INC@' }],
  [{ protectedAccounts: ['alice'] }, { protectedAccounts: ['bob', 'carol@example.com'] }],
  [{ protectedField: 'vip' }, { protectedField: 'staff' }],
];

const equal: readonly (readonly [Partial<Safeguards>, Partial<Safeguards>])[] = [
  [{ verificationMethods: ['badge', 'call'] }, { verificationMethods: ['call ', 'badge'] }],
  [{ ticketPattern: '' }, { ticketPattern: '**' }],
  [{ ticketPattern: 'INC#' }, { ticketPattern: 'inc#' }],
  [{ mark: 'red' }, { mark: 'green' }],
  [{ protectedAccounts: ['Alice', 'bob'] }, { protectedAccounts: ['bob', 'ALICE '] }],
];

const names = Object.keys(defaultSafeguards);

describe('a safeguard', () => {
  it.each(names)('%s is weaker for every step down, alone, and never for a step up', (name) => {
    const ladder: readonly unknown[] = Reflect.get(ladders, name);
    const place = fc.nat(ladder.length - 1);
    expect(ladder.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(safeguards, place, place, (rest, from, to) => {
        const before = { ...rest, [name]: ladder[from] };
        const after = { ...rest, [name]: ladder[to] };
        expect(weakened(before, after)).toEqual(to < from ? [name] : []);
      }),
    );
  });

  it.each(unlike)('is weaker where it lets through something else: %j, %j', (one, other) => {
    const [before, after] = [one, other].map((each) => ({ ...defaultSafeguards, ...each }));
    if (before === undefined || after === undefined) return expect.unreachable();
    expect(weakened(before, after)).toEqual(Object.keys(one));
    expect(weakened(after, before)).toEqual(Object.keys(one));
  });

  it.each(equal)('is not weaker where it is only written differently: %j, %j', (one, other) => {
    const [before, after] = [one, other].map((each) => ({ ...defaultSafeguards, ...each }));
    if (before === undefined || after === undefined) return expect.unreachable();
    expect(weakened(before, after)).toEqual([]);
    expect(weakened(after, before)).toEqual([]);
  });
});

describe('all safeguards together', () => {
  it('are weaker in each one that is, whatever became of the others', () => {
    fc.assert(
      fc.property(safeguards, safeguards, (before, after) => {
        const alone = names.filter((name) => {
          const one = { ...before, [name]: Reflect.get(after, name) };
          return weakened(before, one).length > 0;
        });
        expect(weakened(before, after)).toEqual(alone);
        expect(weakened(before, before)).toEqual([]);
      }),
    );
  });

  const text = (...some: string[]) => fc.constantFrom('', ...some);
  const grounds: fc.Arbitrary<Grounds> = fc.record({
    verifiedHow: text(...words, 'a guess'),
    note: fc.constant(''),
    reason: text('Lost'),
    ticket: text('INC1', 'INC12', 'INC-7', 'A-1', '12'),
    at: fc.constant(1),
  });
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.record({
      type: fc.constant('admin-unbind' as const),
      grounds,
      lastFour: fc.constantFrom('', '5678'),
      confirmed: fc.boolean(),
      endSessions: fc.constant(false),
    }),
    fc.record({ type: fc.constant('send-code' as const), grounds, confirmed: fc.boolean() }),
  );
  const user: fc.Arbitrary<User> = fc.record({
    userId: fc.constant('65a1f0c2d3e4b5a697882001'),
    status: fc.constant(null),
    name: fc.constant(null),
    nickname: fc.constant(null),
    username: fc.constantFrom('alice', 'bob', 'dave'),
    email: fc.constantFrom('carol@example.com', 'dave@example.com'),
    emailVerified: fc.constant(null),
    phone: fc.constant(null),
    phoneCountryCode: fc.constant(null),
    lastLogin: fc.constant(null),
    customData: fc.constantFrom({}, { vip: true }, { staff: 1 }),
  });

  it('stop all that they stopped before, where none is weaker', () => {
    const environment = { id: 'e', label: '', appHost: 'https://a.example', managementHost: '' };
    const opened = openCase({ id: 'c', now: 1, environment, agent: '', way: 'admin' });
    const account = {
      userId: 'u',
      name: '',
      phone: '+86 138****5678',
      loginMethods: null,
      lastLogin: null,
      status: null,
      phoneCorrelation: null,
    };
    const atCard = { ...opened, step: 'card' as const, account };
    const stops = (given: Safeguards, click: Command, unbound: number, whose: User) => {
      const times = Array.from({ length: unbound }, () => 1);
      const limitedUntil = nextUnbindingAt(times, given.hourlyLimit, 2);
      const isProtected = protectionOf(whose, given, everyField).kind === 'protected';
      return isProtected || guard(atCard, click, given, { limitedUntil }) !== null;
    };
    fc.assert(
      fc.property(
        safeguards,
        safeguards,
        command,
        fc.nat(6),
        user,
        (one, other, click, unbound, whose) => {
          // Each step takes over only what is not weaker, so that the two differ in several.
          let after = one;
          for (const name of names) {
            const next = { ...after, [name]: Reflect.get(other, name) };
            if (weakened(after, next).length === 0) after = next;
          }
          expect(weakened(one, after)).toEqual([]);
          if (stops(one, click, unbound, whose)) {
            expect(stops(after, click, unbound, whose)).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
