import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowed, WIDEST_LOCK_BOUNDS } from '../vault/lock-limits';
import { lockBounds, parsePolicy, policyEntries } from './policy';

describe('a policy', () => {
  it('that nobody set leaves everything to the agent', () => {
    expect(parsePolicy({})).toEqual({ policy: {}, problems: [] });
    expect(narrowed(lockBounds({}))).toBe(false);
  });

  it('holds in each entry that is right, and reports each that is not', () => {
    const given = { lockIdleMinutesMax: 10, lockAbsoluteHoursMax: '8', lockedAfter: 3 };
    expect(parsePolicy(given)).toEqual({
      policy: { lockIdleMinutesMax: 10 },
      problems: [
        { entry: 'lockAbsoluteHoursMax', code: 'malformed' },
        { entry: 'lockedAfter', code: 'unknown' },
      ],
    });
  });

  it.each([null, undefined, 3, 'text', []])('that is none at all (%j) is reported', (value) => {
    expect(parsePolicy(value)).toEqual({
      policy: {},
      problems: [{ entry: '', code: 'malformed' }],
    });
  });

  it('that contradicts itself counts in neither entry', () => {
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

  it('is read whatever it is, and gives bounds to choose between', () => {
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

  it('has the entries that the browser is told of', () => {
    const schema: unknown = JSON.parse(readFileSync('public/managed_schema.json', 'utf8'));
    const properties: unknown = Reflect.get(Object(schema), 'properties');
    expect(Object.keys(Object(properties)).sort()).toEqual(Object.keys(policyEntries).sort());
  });
});
