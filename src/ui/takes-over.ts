import { JWT, mayHoldClue } from '../clues/may-hold-clue';
import { foldDigits } from '../phone/typed-digits';

/** The pasted texts that each field of the first screen accepts, by the field's id. */
const takes: Readonly<Record<string, (text: string) => boolean>> = {
  'login-phone': (text) => /^[+\d\s().·/\-–—]*$/.test(text),
  'login-email': (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  'login-account': (text) => !/\s/.test(text) && !JWT.test(text),
  'login-password': () => true,
  'login-code': (text) => /^[\d\s\-–—]{4,}$/.test(text),
  'access-token': (text) => /^[^\s"'{}]+$/.test(text),
  'admin-query': (text) => !/\s/.test(text) && !JWT.test(text),
};

/**
 * Whether a pasted text is read for clues instead of going into the focused field. A text that the field can use goes
 * in unchanged, and so does one without clues.
 *
 * @param field the focused field's id; `null` if none has the focus
 */
export function takesOver(text: string, field: string | null): boolean {
  const plain = foldDigits(text);
  if (!mayHoldClue(plain)) return false;
  if (field === null) return true;
  return takes[field]?.(plain) === false;
}
