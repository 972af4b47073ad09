import { foldDigits } from '../phone/typed-digits';

/** A JWT: it must not end up in a field that is kept. */
export const JWT = /(?<![\w-])eyJ[\w-]+\.[\w-]/;

/**
 * Whether it is worth looking closer at a text. Quick and generous: it decides, while a paste is being handled, whether that
 * is taken over before the numbering plans of the world have been fetched.
 */
export function mayHoldClue(text: string): boolean {
  return /@|\beyJ|bearer\s|access_token|(?:\d[\s().\-–—/]*){7}|[\da-f]{24}/i.test(foldDigits(text));
}
