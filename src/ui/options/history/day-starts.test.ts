import fc from 'fast-check';
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

  it('are the reader’s local midnights, and the last one ends today', () => {
    const now = new Date(2026, 10, 25, 14, 3).getTime();
    expect(dayStarts(now, 3)).toEqual([
      new Date(2026, 10, 23).getTime(),
      new Date(2026, 10, 24).getTime(),
      new Date(2026, 10, 25).getTime(),
      new Date(2026, 10, 26).getTime(),
    ]);
  });

  it('follow the calendar across clock changes', () => {
    const starts = dayStarts(new Date(2026, 9, 26, 12).getTime(), 3);
    const lengths = starts.slice(1).map((end, index) => (end - (starts[index] ?? 0)) / hour);
    expect(lengths).toEqual([24, 25, 24]);
  });

  it('continue across a new year', () => {
    const [first] = dayStarts(new Date(2027, 0, 2).getTime(), 30);
    expect(first).toBe(new Date(2026, 11, 4).getTime());
  });

  it('are read from a date field, and null is not a date', () => {
    expect(dayOf('2026-10-25')).toBe(new Date(2026, 9, 25).getTime());
    expect(dayOf('2026-10-25', 1)).toBe(new Date(2026, 9, 26).getTime());
    expect(dayOf('')).toBeNull();
    expect(dayOf('25.10.2026')).toBeNull();
  });

  it('read a partly typed year as it is', () => {
    expect(new Date(dayOf('0020-01-02') ?? 0).getFullYear()).toBe(20);
  });

  it('are formatted like a date field', () => {
    expect(dateText(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
  });

  it.each([
    ['America/Sao_Paulo', '2017-10-15', '2017-10-16', 1],
    ['America/Sao_Paulo', '2008-10-08', '2008-10-09', 0],
    ['Asia/Beirut', '2026-03-29', '2026-03-30', 1],
    ['Asia/Beirut', '2026-03-26', '2026-03-27', 0],
    ['Africa/Cairo', '2026-04-24', '2026-04-25', 1],
    ['Africa/Cairo', '2026-04-28', '2026-04-29', 0],
    ['America/Santiago', '2026-09-06', '2026-09-07', 1],
    ['America/Santiago', '2026-10-15', '2026-10-16', 0],
    ['America/Havana', '2026-03-08', '2026-03-09', 1],
    ['America/Havana', '2026-04-02', '2026-04-03', 0],
    ['Asia/Tehran', '2021-03-22', '2021-03-23', 1],
    ['Asia/Tehran', '2026-03-21', '2026-03-22', 0],
  ])('in %s, %s starts with its first moment, and %s at midnight', (at, day, next, begins) => {
    process.env['TZ'] = at;
    const start = dayOf(day) ?? 0;
    expect(new Date(start).getHours()).toBe(begins);
    expect(dateText(start)).toBe(day);
    expect(dateText(start - 1)).not.toBe(day);
    expect(new Date(dayOf(next) ?? 0).getHours()).toBe(0);
  });

  it('starts a day as soon as its date is shown, in every zone and year', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: 1970, max: 2037 }), (at, year) => {
        process.env['TZ'] = at;
        const days = dateIn(at);
        // A year's last days show the clock changes of the whole year.
        const starts = dayStarts(new Date(year, 11, 31, 12).getTime(), 366);
        for (const [index, start] of starts.entries()) {
          const before = starts[index - 1] ?? start - 1;
          expect(start).toBeGreaterThanOrEqual(before);
          expect(start - before).toBeLessThanOrEqual(49 * hour);
          // A day that a zone skipped has no length, and starts with the next one.
          expect(days(start) > days(start - 1)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('puts each moment into the day with its date, by the fields of a filter', () => {
    const moment = fc.integer({ min: 0, max: Date.UTC(2037, 0) });
    fc.assert(
      fc.property(anyZone, moment, (at, now) => {
        process.env['TZ'] = at;
        const date = dateIn(at);
        const text = dateText(now);
        expect(text).toBe(date(now));
        expect(dayOf(text)).toBeLessThanOrEqual(now);
        const next = dayOf(text, 1) ?? 0;
        expect(date(next) > text).toBe(true);
        // Clocks that went back across midnight show the end of a day again, after the next one began.
        const wentBack = new Date(now).getTimezoneOffset() > new Date(next).getTimezoneOffset();
        if (!wentBack) expect(next).toBeGreaterThan(now);
      }),
      { numRuns: 300 },
    );
  });
});

const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

/** The date in a time zone, according to the platform. */
function dateIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
}
