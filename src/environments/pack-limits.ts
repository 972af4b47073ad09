/** Maximum length of a pack, in characters: the most environments, each at its maximum size. */
export const PACK_TEXT_MAX = 1_500_000;

/** Maximum number of environments in one pack. */
export const PACK_ENVIRONMENTS_MAX = 200;
