import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../../../history/limits';

/** Longest input of the field, in characters. */
export const RETENTION_DIGITS = String(RETENTION_DAYS_MAX).length;

/** The days that were typed, or null where receipts cannot be kept for them. */
export function retentionDays(text: string): number | null {
  const days = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN;
  return days >= RETENTION_DAYS_MIN && days <= RETENTION_DAYS_MAX ? days : null;
}

/** Whether receipts may be deleted that were to be kept. @param known what holds now */
export function deletesMore(days: number, known: number): boolean {
  return days < known;
}
