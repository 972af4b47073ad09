import { redact } from './redact';
import { shownText } from './shown-text';

/** The service's own words are kept up to this many characters. */
const WORDS_MAX = 500;

/** The service's own words as they are shown and kept. What they may echo goes first: a token that is cut is not told as one. */
export function serviceWords(message: string): string {
  return shownText(redact(shownText(message, 4 * WORDS_MAX)), WORDS_MAX);
}
