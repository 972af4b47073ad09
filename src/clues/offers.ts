import type { Way } from '../case/case';
import type { Clue } from './read-clues';

/** A way to open a case with what was found: this text, in that way's field. */
export interface Offer {
  readonly route: Way;
  readonly text: string;
  /** As it may be shown: a token never is. */
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

/** Everything that can be done with clues, the likeliest first. */
export function allOffers(clues: readonly Clue[]): readonly Offer[] {
  return clues.flatMap(offersOf);
}

/**
 * The one to take without asking. Who holds the phone and who has lost it call with the same number, so the route that the
 * agent has chosen stays wherever it fits. A token is never anything else.
 */
export function likeliest(offers: readonly Offer[], route: Way): Offer | null {
  const [first = null] = offers;
  if (first?.route === 'token') return first;
  return offers.find((offer) => offer.route === route) ?? first;
}
