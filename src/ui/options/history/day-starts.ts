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
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function startOfDay(year: number, month: number, date: number): number {
  const start = new Date(2000, month, date);
  // Not by the constructor, which takes years below 100 for those of the last century.
  start.setFullYear(year, month, date);
  return start.getTime();
}
