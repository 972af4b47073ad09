/** How long receipts may be kept at least and at most, in days: what the field takes. */
const bounds = { min: 1, max: 3_650 };

/** Longest input of the field, in characters. */
export const RETENTION_DIGITS = 4;

/** The days that were typed, or null where that is no number of days. */
export function retentionDays(text: string): number | null {
  const days = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
  return days >= bounds.min && days <= bounds.max ? days : null;
}
