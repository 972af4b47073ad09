import { redact } from './redact';
import { shownText } from './shown-text';

/** Messages from the service are cut to this many characters. */
const WORDS_MAX = 500;

/** The service's message as it is shown and kept. Redact before cutting: a cut token is no longer recognized. */
export function serviceWords(message: string): string {
  return shownText(redact(shownText(message, 4 * WORDS_MAX)), WORDS_MAX);
}
