/** The longest pack that is read, in characters; 200 environments with long secrets take less than half. */
export const PACK_TEXT_MAX = 524_288;

/** The most environments in one pack. */
export const PACK_ENVIRONMENTS_MAX = 200;
