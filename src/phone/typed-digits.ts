/**
 * Normalizes digits that people type, dictate or paste: digits of any script and full-width characters become ASCII;
 * invisible formatting characters (which address books put around numbers) and outer white space are removed.
 */
export function foldDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(FOREIGN_DIGIT, asciiDigit)
    .trim();
}

const FOREIGN_DIGIT = /(?!\d)\p{Nd}/gu;

/** Unicode keeps the ten digits of a script together, zero first, with at most two such sets in a row. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 19 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

/** White space, hyphens and dashes of every kind, and the minus sign. */
export const SPACES_AND_DASHES = /[\s\p{Pd}\u2212]+/gu;
