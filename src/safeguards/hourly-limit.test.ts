import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedSince, limitLeft, nextUnbindingAt } from './hourly-limit';

const minute = 60_000;
const now = 1_000 * minute;
const ago = (...minutes: readonly number[]) => minutes.map((each) => now - each * minute);

describe('the next unbinding under an hourly limit', () => {
  it.each([
    [ago(), 1, null],
    [ago(10), 2, null],
    [ago(10), 1, 50],
    [ago(10, 40, 20), 3, 20],
    [ago(10, 40, 20), 2, 40],
    [ago(10, 40, 20), 1, 50],
    [ago(60, 61, 500), 1, null],
    [ago(1, 2, 3), 0, null],
    [ago(-10), 1, 60],
  ] as const)('%#: is possible in so many minutes', (times, limit, minutes) => {
    expect(nextUnbindingAt(times, limit, now)).toBe(
      minutes === null ? null : now + minutes * minute,
    );
  });

  it('is possible exactly at that time', () => {
    const times = fc.array(fc.integer({ min: -90, max: 0 }).map((each) => now + each * minute));
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 5 }), (unbound, limit) => {
        const at = nextUnbindingAt(unbound, limit, now);
        if (at === null) return;
        expect(at).toBeGreaterThan(now);
        expect(nextUnbindingAt(unbound, limit, at - 1)).toBe(at);
        expect(nextUnbindingAt(unbound, limit, at)).toBeNull();
      }),
    );
  });

  it('counts the last hour', () => {
    expect(countedSince(now)).toBe(now - 60 * minute);
  });
});

describe('what is left of an hourly limit', () => {
  it('is the limit without the unbindings of the last hour', () => {
    const use = { limit: 3, times: ago(10, 59, 60, 200) };
    expect(limitLeft(use, now)).toEqual({ limit: 3, left: 1, nextAt: null });
  });

  it('is nothing until the oldest of them is an hour ago', () => {
    const use = { limit: 2, times: ago(10, 40, 50) };
    expect(limitLeft(use, now)).toEqual({ limit: 2, left: 0, nextAt: now + 20 * minute });
    expect(limitLeft(use, now + 20 * minute)).toEqual({ limit: 2, left: 1, nextAt: null });
  });

  it('is not told without a limit', () => {
    expect(limitLeft({ limit: 0, times: [] }, now)).toBeNull();
  });

  it('is nothing exactly while the next one has to wait', () => {
    const times = fc.array(fc.integer({ min: -90, max: 5 }).map((each) => now + each * minute));
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 5 }), (unbound, limit) => {
        const told = limitLeft({ limit, times: unbound }, now);
        expect(told?.left === 0).toBe(told?.nextAt !== null);
      }),
    );
  });
});
