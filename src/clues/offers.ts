import type { Way } from '../case/case';
import type { Clue } from './read-clues';

/** A way to open a case with a clue: this text, in the field of that way. */
export interface Offer {
  readonly route: Way;
  readonly text: string;
  /** The text to show, or null for a token, which is never shown. */
  readonly shown: string | null;
}

function offersOf(clue: Clue): readonly Offer[] {
  switch (clue.kind) {
    case 'token':
      return [{ route: 'token', text: clue.token, shown: null }];
    case 'phone': {
      const text = `${clue.phone.phoneCountryCode} ${clue.phone.phoneNumber}`;
      return [ways(text, 'sms'), ways(text, 'admin')];
    }
    case 'email':
      return [ways(clue.email, 'email'), ways(clue.email, 'admin')];
    case 'user-id':
      return [ways(clue.userId, 'admin')];
  }
}

const ways = (text: string, route: Way): Offer => ({ route, text, shown: text });

/** Everything that can be done with the clues, most likely first. */
export function allOffers(clues: readonly Clue[]): readonly Offer[] {
  return clues.flatMap(offersOf);
}

/**
 * The offer to choose without asking. Callers who have the phone and callers who lost it give the same number, so the
 * agent's chosen route stays if it fits. A token only fits its own route.
 */
export function likeliest(offers: readonly Offer[], route: Way): Offer | null {
  const [first = null] = offers;
  if (first?.route === 'token') return first;
  return offers.find((offer) => offer.route === route) ?? first;
}
