import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../../../history/limits';

/** Maximum input length of the field, in characters. */
export const RETENTION_DIGITS = String(RETENTION_DAYS_MAX).length;

/** The typed days, or null if they are not a valid retention. */
export function retentionDays(text: string): number | null {
  const days = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN;
  return days >= RETENTION_DAYS_MIN && days <= RETENTION_DAYS_MAX ? days : null;
}

/** Whether receipts may be deleted that would have been kept. @param known the current setting */
export function deletesMore(days: number, known: number): boolean {
  return days < known;
}
