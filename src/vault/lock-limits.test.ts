import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  areWithin,
  DEFAULT_LOCK_LIMITS,
  narrowed,
  WIDEST_LOCK_BOUNDS,
  withinBounds,
} from './lock-limits';

const range = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

it('what holds is within the bounds, and what was chosen where that is', () => {
  fc.assert(
    fc.property(
      fc.record({ idleMinutes: fc.integer(), absoluteHours: fc.integer() }),
      fc.record({ idleMinutes: range, absoluteHours: range }),
      (chosen, bounds) => {
        const held = withinBounds(chosen, bounds);
        for (const limit of ['idleMinutes', 'absoluteHours'] as const) {
          const { min, max } = bounds[limit];
          expect(held[limit]).toBeGreaterThanOrEqual(min);
          expect(held[limit]).toBeLessThanOrEqual(max);
          if (chosen[limit] >= min && chosen[limit] <= max) expect(held[limit]).toBe(chosen[limit]);
        }
      },
    ),
  );
});

it('the defaults are within the widest bounds, which are not narrowed', () => {
  expect(withinBounds(DEFAULT_LOCK_LIMITS, WIDEST_LOCK_BOUNDS)).toEqual(DEFAULT_LOCK_LIMITS);
  expect(narrowed(WIDEST_LOCK_BOUNDS)).toBe(false);
  expect(narrowed({ ...WIDEST_LOCK_BOUNDS, idleMinutes: { min: 1, max: 59 } })).toBe(true);
  expect(narrowed({ ...WIDEST_LOCK_BOUNDS, absoluteHours: { min: 2, max: 24 } })).toBe(true);
});

it('limits are allowed where both are within the bounds', () => {
  const bounds = { idleMinutes: { min: 2, max: 5 }, absoluteHours: { min: 1, max: 8 } };
  expect(areWithin({ idleMinutes: 5, absoluteHours: 1 }, bounds)).toBe(true);
  expect(areWithin({ idleMinutes: 6, absoluteHours: 1 }, bounds)).toBe(false);
  expect(areWithin({ idleMinutes: 5, absoluteHours: 9 }, bounds)).toBe(false);
});
