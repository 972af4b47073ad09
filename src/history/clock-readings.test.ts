import { describe, expect, it } from 'vitest';
import { type ClockReadings, countedUntil, day, noReadings, withReading } from './clock-readings';

const hour = 3_600_000;
const noon = Date.UTC(2026, 5, 1, 12);
const read: ClockReadings = { ...noReadings, latest: noon, confirmed: noon - day };

describe('readings of the clock', () => {
  it('are recorded once a day, and confirm the one before', () => {
    expect(withReading(read, noon + day - 1, 4, [])).toBe(read);
    expect(withReading(read, noon + day, 4, [])).toEqual({
      ...read,
      latest: noon + day,
      confirmed: noon,
    });
  });

  it('confirm nothing after the clock was set back, until another day has passed', () => {
    const back = withReading(read, noon - hour, 4, []);
    expect(back).toEqual({
      latest: noon - hour,
      confirmed: 0,
      setBack: { foundAt: noon - hour, from: noon, seq: 4 },
    });
    expect(withReading(back, noon, 4, []).confirmed).toBe(0);
    expect(withReading(back, noon + day, 4, []).confirmed).toBe(noon - hour);
  });

  it('tell a clock that was set back by the date of what is sealed', () => {
    expect(withReading(read, noon + hour, 4, [noon, noon + 1])).toBe(read);
    expect(withReading(read, noon + hour, 4, [noon - 1]).setBack.seq).toBe(4);
  });
});

describe('what counts for the last hour', () => {
  const counts = (clock: ClockReadings, now: number, date: number) =>
    date <= countedUntil(clock, { since: now - hour, now });

  it('are entries of up to a day ahead, so that setting the clock back frees nobody', () => {
    expect(counts(read, noon + 2 * hour, noon + 20 * hour)).toBe(true);
    expect(counts(read, noon + 2 * hour, noon + 2 * day)).toBe(false);
  });

  it('are those further ahead, too, while nobody has found that the clock was put right', () => {
    const ahead: ClockReadings = { ...read, latest: noon + 9 * day };
    expect(counts(ahead, noon, noon + 9 * day)).toBe(true);
  });

  it('are those until an hour after that was found, and not until their date comes', () => {
    const right = withReading({ ...read, latest: noon + 365 * day }, noon, 4, []);
    expect(counts(right, noon + hour - 1, noon + 365 * day)).toBe(true);
    expect(counts(right, noon + hour + 1, noon + 365 * day)).toBe(false);
    // Nor again on the next day.
    const next = withReading(right, noon + day, 4, []);
    expect(counts(next, noon + day, noon + 365 * day)).toBe(false);
  });
});
