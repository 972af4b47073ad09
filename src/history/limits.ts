/** How long receipts may be kept, in days. */
export const RETENTION_DAYS_MIN = 1;
export const RETENTION_DAYS_MAX = 3_650;
export const RETENTION_DAYS_DEFAULT = 180;

/** How many entries are asked for at a time, at most. */
export const RECEIPTS_AT_ONCE = 500;
