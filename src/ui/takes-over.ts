import { JWT, mayHoldClue } from '../clues/may-hold-clue';
import { foldDigits } from '../phone/typed-digits';

/** A token, which must not be stored, or several lines, which a field would join. */
const TO_READ = /(?<![\w-])eyJ[\w-]+\.[\w-]|bearer\s|access_?token|[\r\n]/i;

/** `+1234`. */
const COUNTRY_CODE_MAX = 5;

/** The pasted texts that each field of the first screen accepts, by the field's id. */
const takes: Readonly<Record<string, (text: string) => boolean>> = {
  'login-email': (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  'login-account': (text) => !/\s/.test(text) && !JWT.test(text),
  'login-password': () => true,
  'login-code': (text) => /^[\d\s\-–—]{4,}$/.test(text),
  'access-token': (text) => /^[^\s"'{}]+$/.test(text),
  ticket: (text) => !/[\s@]/.test(text) && !JWT.test(text),
};

/**
 * Whether a pasted text is read for clues instead of going into the focused field. A text that the field can use goes
 * in unchanged, and so does one without clues.
 *
 * @param field the focused field's id; `null` if none has the focus
 * @param before the field's text
 */
export function takesOver(text: string, field: string | null, before = ''): boolean {
  const plain = foldDigits(text);
  if (!mayHoldClue(plain)) return false;
  if (field === null) return true;
  // The box may hold a country code; anything longer is about somebody already.
  if (field === 'caller') return before.trim().length > COUNTRY_CODE_MAX || TO_READ.test(plain);
  return takes[field]?.(plain) === false;
}
