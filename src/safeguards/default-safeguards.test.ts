import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultSafeguards, unusual, whole } from './default-safeguards';
import { ASKED, MARKS, type Safeguards } from './safeguards';

const safeguards: fc.Arbitrary<Safeguards> = fc.record({
  verification: fc.constantFrom(...ASKED),
  verificationMethods: fc.array(fc.string(), { maxLength: 2 }),
  verificationFirst: fc.boolean(),
  reason: fc.constantFrom(...ASKED),
  ticket: fc.constantFrom(...ASKED),
  ticketPattern: fc.string({ maxLength: 3 }),
  lastFour: fc.boolean(),
  production: fc.boolean(),
  mark: fc.constantFrom(...MARKS),
  protectedAccounts: fc.array(fc.string(), { maxLength: 2 }),
  protectedField: fc.string({ maxLength: 3 }),
  hourlyLimit: fc.nat(3),
});

it('the overrides restore all safeguards', () => {
  fc.assert(
    fc.property(safeguards, (each) => {
      expect(whole(unusual(each))).toEqual(each);
    }),
  );
});

it('there are no overrides by default, and one after one change', () => {
  expect(unusual(defaultSafeguards)).toEqual({});
  expect(unusual({ ...defaultSafeguards, mark: 'red' })).toEqual({ mark: 'red' });
  expect(unusual({ ...defaultSafeguards, verificationMethods: ['call'] })).toEqual({
    verificationMethods: ['call'],
  });
});

it('ignores a safeguard without a value', () => {
  expect(whole({ hourlyLimit: undefined, mark: 'red' })).toEqual({
    ...defaultSafeguards,
    mark: 'red',
  });
});
