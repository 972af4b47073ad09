/** The longest pack that is read, in characters: the most environments, with the longest of everything in them. */
export const PACK_TEXT_MAX = 1_500_000;

/** The most environments in one pack. */
export const PACK_ENVIRONMENTS_MAX = 200;
