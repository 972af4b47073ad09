import { describe, expect, it } from 'vitest';
import { secondsLeft } from './countdown';

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

  it('never exceed a minute, however far the clock was set back', () => {
    expect(secondsLeft(deadline, deadline - 3_600_000)).toBe(60);
  });

  it('are over after a minute of watching, even if the clock was set back meanwhile', () => {
    expect(secondsLeft(deadline, deadline - 3_600_000, 59_000)).toBe(1);
    expect(secondsLeft(deadline, deadline - 3_600_000, 60_000)).toBe(0);
  });
});
