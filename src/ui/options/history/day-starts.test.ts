import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dateText, dayOf, dayStarts } from './day-starts';

const hour = 3_600_000;
const zone = process.env['TZ'];

describe('the starts of days', () => {
  beforeEach(() => {
    process.env['TZ'] = 'Europe/Berlin';
  });
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('are midnights where the reader is, and the last one ends today', () => {
    const now = new Date(2026, 10, 25, 14, 3).getTime();
    expect(dayStarts(now, 3)).toEqual([
      new Date(2026, 10, 23).getTime(),
      new Date(2026, 10, 24).getTime(),
      new Date(2026, 10, 25).getTime(),
      new Date(2026, 10, 26).getTime(),
    ]);
  });

  it('go by the calendar where the clocks change', () => {
    const starts = dayStarts(new Date(2026, 9, 26, 12).getTime(), 3);
    const lengths = starts.slice(1).map((end, index) => (end - (starts[index] ?? 0)) / hour);
    expect(lengths).toEqual([24, 25, 24]);
  });

  it('reach over the turn of a year', () => {
    const [first] = dayStarts(new Date(2027, 0, 2).getTime(), 30);
    expect(first).toBe(new Date(2026, 11, 4).getTime());
  });

  it('are read from a date field, and null is what is no date', () => {
    expect(dayOf('2026-10-25')).toBe(new Date(2026, 9, 25).getTime());
    expect(dayOf('2026-10-25', 1)).toBe(new Date(2026, 9, 26).getTime());
    expect(dayOf('')).toBeNull();
    expect(dayOf('25.10.2026')).toBeNull();
  });

  it('take a year that is not typed to its end for what it says', () => {
    expect(new Date(dayOf('0020-01-02') ?? 0).getFullYear()).toBe(20);
  });

  it('are written as a date field writes them', () => {
    expect(dateText(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
  });
});
