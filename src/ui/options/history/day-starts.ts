/**
 * The local start times of the last `count` days and of tomorrow. Days follow the calendar: one with a clock change is
 * not 24 hours long.
 *
 * @param now milliseconds since the epoch
 */
export function dayStarts(now: number, count: number): number[] {
  const today = new Date(now);
  return Array.from({ length: count + 1 }, (_, index) =>
    startOfDay(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1) + index),
  );
}

/**
 * The start of the day in a date field, or of the day that many after it; null if there is none.
 *
 * @param text as a date field returns it, `2026-11-25`
 */
export function dayOf(text: string, after = 0): number | null {
  const [, year, month, date] = /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return null;
  return startOfDay(Number(year), Number(month) - 1, Number(date) + after);
}

/** The day in the format of date fields and file names, `2026-11-25`. @param at milliseconds since the epoch. */
export function dateText(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The start of a day. Some time zones skip midnight, so that a day starts at 01:00 or 00:30 and the next day at 00:00
 * again. A day that a time zone skipped has no length.
 */
function startOfDay(year: number, month: number, date: number): number {
  // Every day has a noon. `setFullYear`, because the constructor reads years below 100 as those of the last century.
  const start = new Date(2000, 0, 1, 12);
  start.setFullYear(year, month, date);
  const day = dayNumber(start);
  start.setHours(0, 0, 0, 0);
  const midnight = start.getTime();
  if (dayNumber(new Date(midnight - 1)) < day) return midnight;
  // The clocks went forward across midnight, so the day started at that jump.
  let before = midnight - longestSkip;
  let within = midnight;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayNumber(new Date(middle)) < day) before = middle;
    else within = middle;
  }
  return within;
}

/** No clock goes forward by more than a day at once. Milliseconds. */
const longestSkip = 25 * 3_600_000;

/** Days in calendar order. */
function dayNumber(date: Date): number {
  return (date.getFullYear() * 12 + date.getMonth()) * 31 + date.getDate();
}
