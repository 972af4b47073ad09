import type { PhoneNumber } from '../phone/phone-number';
import { phoneText } from './caller-text';
import type { Clues } from './read-clues';

/** Whether the caller has the phone. */
export type PhoneAnswer = 'yes' | 'no';

/**
 * The answer that Enter in the box gives: a number can receive a code, and anything else is looked up. Without an access
 * key, nothing can be looked up.
 */
export function likeliestAnswer({ found, words }: Clues, hasAccessKey: boolean): PhoneAnswer {
  if (found.some(({ kind }) => kind === 'phone') || !hasAccessKey) return 'yes';
  return found.length > 0 || words !== '' ? 'no' : 'yes';
}

/** Why an answer cannot be acted on yet. */
export type CallerGap = 'required' | 'number-needed' | 'choose-number';

/** The number to send the sign-in code to. */
export function numberToCall({ found, words }: Clues): PhoneNumber | CallerGap {
  const phones = found.flatMap((clue) => (clue.kind === 'phone' ? [clue.phone] : []));
  const [first] = phones;
  if (first === undefined) return found.length > 0 || words !== '' ? 'number-needed' : 'required';
  return phones.length > 1 ? 'choose-number' : first;
}

/** What to find the account by: its id, else its number, else its email address, else the words as they are. */
export function accountQuery({
  found,
  words,
}: Clues): { readonly text: string; readonly phone: PhoneNumber | null } | CallerGap {
  const userId = found.find((clue) => clue.kind === 'user-id');
  if (userId !== undefined) return { text: userId.userId, phone: null };
  const phones = found.flatMap((clue) => (clue.kind === 'phone' ? [clue.phone] : []));
  const [phone] = phones;
  if (phones.length > 1) return 'choose-number';
  // A user name may look like a number, so the text counts as it was typed where it is nothing else.
  if (phone !== undefined) {
    return { text: /^[\p{Nd}\p{P}\p{S}\s]+$/u.test(words) ? words : phoneText(phone), phone };
  }
  const email = found.find((clue) => clue.kind === 'email');
  if (email !== undefined) return { text: email.email, phone: null };
  return words === '' ? 'required' : { text: words, phone: null };
}
