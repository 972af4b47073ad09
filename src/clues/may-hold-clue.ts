import { foldDigits } from '../phone/typed-digits';

/** A JWT. It must not end up in a field that is stored. */
export const JWT = /(?<![\w-])eyJ[\w-]+\.[\w-]/;

/**
 * Whether a text is worth a closer look. Fast and generous: a paste handler has to decide before the numbering plans
 * are loaded.
 */
export function mayHoldClue(text: string): boolean {
  return /@|\beyJ|bearer\s|access_token|(?:\d[\s().\-–—/]*){7}|[\da-f]{24}/i.test(foldDigits(text));
}
