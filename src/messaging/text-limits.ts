/**
 * The longest texts that a field takes and a command carries, in characters. They are beyond what any field means, so that
 * what is too long is told, and never silently cut to something else.
 */
export const LINE_MAX = 1_024;

/** Of secrets: tokens are the longest of them. */
export const SECRET_MAX = 20_000;
