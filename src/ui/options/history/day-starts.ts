/**
 * The first moments of the last `count` days and of tomorrow, where the reader is. Days are counted by the calendar: one
 * on which the clocks change is not 24 hours long.
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
 * The first moment of the day that a date field holds, or of the day that many after it; null where it holds none.
 *
 * @param text as a date field gives it, `2026-11-25`
 */
export function dayOf(text: string, after = 0): number | null {
  const [, year, month, date] = /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return null;
  return startOfDay(Number(year), Number(month) - 1, Number(date) + after);
}

/** The day as a date field and a file name write it, `2026-11-25`. @param at milliseconds since the epoch. */
export function dateText(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The first moment of a day. Some zones skip midnight, so that a day begins at 01:00 or 00:30, and the day after it at 00:00
 * again. A day that a zone skipped has no length.
 */
function startOfDay(year: number, month: number, date: number): number {
  // Every day has a noon. `setFullYear` since the constructor takes years below 100 for those of the last century.
  const start = new Date(2000, 0, 1, 12);
  start.setFullYear(year, month, date);
  const day = dayNumber(start);
  start.setHours(0, 0, 0, 0);
  const midnight = start.getTime();
  if (dayNumber(new Date(midnight - 1)) < day) return midnight;
  // Clocks went ahead before midnight, past it: the day began where they did.
  let before = midnight - longestSkip;
  let within = midnight;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayNumber(new Date(middle)) < day) before = middle;
    else within = middle;
  }
  return within;
}

/** No clock goes ahead by more than a day at once. Milliseconds. */
const longestSkip = 25 * 3_600_000;

/** Days in the order of the calendar. */
function dayNumber(date: Date): number {
  return (date.getFullYear() * 12 + date.getMonth()) * 31 + date.getDate();
}
