import { foldDigits } from './typed-digits';

/** Domains may have letters of any script; brackets and full-width punctuation end an address. */
export const EMAIL =
  /(?<![^\s@<>()[\]",;:，。；：（）《》“”「」])[^\s@<>()[\]",;:，。；：（）《》“”「」]+@(?:[^\s@<>()[\]",;:，。；：（）《》“”「」.]+\.)+\p{L}{2,}/gu;

/** The email addresses in a text as written: `CEO <ceo@example.com>`, `mailto:ceo@example.com`. */
export function findEmails(text: string): readonly string[] {
  return foldDigits(text).match(EMAIL) ?? [];
}
