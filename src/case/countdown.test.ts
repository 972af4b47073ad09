import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resendIntervalMs, secondsLeft } from './countdown';

describe('the seconds until a code can be sent again', () => {
  const deadline = 1_000_000;

  it.each([
    [60_000, 60],
    [59_999, 60],
    [59_000, 59],
    [1, 1],
    [0, 0],
    [-1, 0],
    [-86_400_000, 0],
  ])('%i ms before the deadline: %i', (before, seconds) => {
    expect(secondsLeft(deadline, deadline - before)).toBe(seconds);
  });

  it('are 0 if the deadline is further away than any wait: the clock was set back', () => {
    for (const back of [62_000, 3_600_000, 86_400_000 * 365]) {
      expect(secondsLeft(deadline, deadline - back)).toBe(0);
    }
  });

  it('never exceed a minute if two clocks differ slightly', () => {
    expect(secondsLeft(deadline, deadline - resendIntervalMs - 5)).toBe(60);
  });

  it('end after a minute of watching, even if the clock was set back', () => {
    const set = deadline - 50_000;
    expect(secondsLeft(deadline, set, 30_000)).toBe(30);
    expect(secondsLeft(deadline, set, 59_000)).toBe(1);
    expect(secondsLeft(deadline, set, 60_000)).toBe(0);
  });

  it('end a minute after sending, however the clock was set', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(120_000), (jump, after) => {
        const sentAt = 1_700_000_000_000;
        const left = secondsLeft(sentAt + resendIntervalMs, sentAt + jump + after, after);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left * 1000).toBeLessThanOrEqual(Math.max(0, resendIntervalMs - after) + 999);
      }),
    );
  });
});
