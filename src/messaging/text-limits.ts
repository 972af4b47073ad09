/**
 * Maximum lengths for fields and commands, in characters. They exceed what any field needs, so that text that is too
 * long is reported and never silently cut.
 */
export const LINE_MAX = 1_024;

/** For secrets, of which tokens are the longest. */
export const SECRET_MAX = 20_000;
