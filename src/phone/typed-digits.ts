/**
 * Brings digits as people type, dictate and paste them to plain ones: full-width characters become ASCII, invisible
 * formatting characters (which address books put around numbers) and outer white space go.
 */
export function foldDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/** White space, hyphens and dashes of every kind, the minus sign included. */
export const SPACES_AND_DASHES = /[\s\p{Pd}\u2212]+/gu;
