import { foldDigits } from './typed-digits';

/** Letters of a domain may be anybody's; text in brackets and full-width punctuation end an address. */
export const EMAIL =
  /(?<![^\s@<>()[\]",;:，。；：（）《》“”「」])[^\s@<>()[\]",;:，。；：（）《》“”「」]+@(?:[^\s@<>()[\]",;:，。；：（）《》“”「」.]+\.)+\p{L}{2,}/gu;

/** The email addresses in a text, as they are written there: `CEO <ceo@example.com>`, `mailto:ceo@example.com`. */
export function findEmails(text: string): readonly string[] {
  return foldDigits(text).match(EMAIL) ?? [];
}
