import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../../../history/limits';
import type { Range } from '../../../vault/lock-limits';

/** Maximum input length of the field, in characters. */
export const RETENTION_DIGITS = String(RETENTION_DAYS_MAX).length;

/** The typed days, or null if they are not a retention within the bounds. */
export function retentionDays(text: string, { min, max }: Range): number | null {
  const days = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN;
  return days >= min && days <= max ? days : null;
}

export function daysText({ min, max }: Range): string {
  return min === max ? String(min) : `${min}–${max}`;
}

/** Whether the organization has narrowed the bounds. */
export function isNarrowed({ min, max }: Range): boolean {
  return min > RETENTION_DAYS_MIN || max < RETENTION_DAYS_MAX;
}

/** Whether receipts may be deleted that would have been kept. @param known the current setting */
export function deletesMore(days: number, known: number): boolean {
  return days < known;
}
