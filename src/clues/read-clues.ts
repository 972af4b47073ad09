import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import { EMAIL } from '../phone/find-emails';
import { parsePhone } from '../phone/parse-phone';
import type { PhoneNumber } from '../phone/phone-number';
import { foldDigits } from '../phone/typed-digits';
import { findTokens, joinWrappedTokens } from './find-tokens';

/** Something in a text by which an account can be found. */
export type Clue =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'phone'; readonly phone: PhoneNumber }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'user-id'; readonly userId: string };

export interface Clues {
  /** Without repetition; what is surest to be meant comes first. */
  readonly found: readonly Clue[];
  /** The ticket that the text is of, where it names one. */
  readonly ticket: string | null;
}

/** How many of a kind are worth offering: a whole page that was selected by mistake helps nobody. */
const CLUES_MAX = 4;

/** The vendor's ids: 24 hexadecimal digits. */
const userIds = /(?<![\w-])[\da-f]{24}(?![\w-])/gi;

/** `SUP-1042`, `INC0012345`, `#48213`: as the usual desks number theirs. */
const tickets =
  /(?<![\w-])(?:[A-Z][A-Z\d]{1,9}-\d{1,10}|(?:INC|REQ|RITM|TASK|CHG|CS|SR)\d{4,12}|#\d{2,12})(?![\w-])/g;

/** Dates, times and addresses of computers are digits in groups, too. */
const noPhones = [
  /(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)/g,
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g,
];

/**
 * Finds everything in a text that leads to an account: a phone number in any notation, an email address, a user id, an
 * access token, alone or in a ticket's whole line. It only looks for what has the form; whether there is such an account is
 * for the service to say.
 *
 * Carries the numbering plans of the world: import it where it is needed and only there.
 *
 * @param countryCode calling code with its plus, for numbers without one
 */
export function readClues(text: string, countryCode: string): Clues {
  const { tokens, others } = withoutTokens(joinWrappedTokens(foldDigits(text)));
  const rest = new Remainder(others);
  const found: Clue[] = tokens.map((token) => ({ kind: 'token', token }));
  const emailClues = rest.take(EMAIL).map((email): Clue => ({ kind: 'email', email }));
  const idClues = rest.take(userIds).map((userId): Clue => ({ kind: 'user-id', userId }));
  const [ticket = null] = rest.take(tickets);
  rest.take(...noPhones);
  found.push(...phonesIn(rest.text, countryCode).map((phone): Clue => ({ kind: 'phone', phone })));
  return { found: [...found, ...emailClues, ...idClues], ticket };
}

/** The tokens of a text, and the text without them. */
function withoutTokens(text: string): { tokens: readonly string[]; others: string } {
  const found = findTokens(text);
  const tokens = [...new Set(found.map(({ token }) => token))].slice(0, CLUES_MAX);
  let others = '';
  let from = 0;
  for (const { start, end } of [...found].sort((one, other) => one.start - other.start)) {
    if (start >= from) others += `${text.slice(from, start)} ; `;
    from = Math.max(from, end);
  }
  return { tokens, others: others + text.slice(from) };
}

/** A number alone is read as leniently as a field reads it; within other words only what is surely one. */
function phonesIn(text: string, countryCode: string): readonly PhoneNumber[] {
  const alone = parsePhone(text, countryCode);
  if (alone !== null) return [alone];
  const within = findPhoneNumbersInText(text, { defaultCallingCode: countryCode.slice(1) });
  const phones = within.map(({ number }) => ({
    phoneCountryCode: `+${number.countryCallingCode}`,
    phoneNumber: number.nationalNumber,
  }));
  const name = ({ phoneCountryCode, phoneNumber }: PhoneNumber) => phoneCountryCode + phoneNumber;
  return [...new Map(phones.map((phone) => [name(phone), phone])).values()].slice(0, CLUES_MAX);
}

/** A text from which what was recognised is taken, so that nothing is read twice. */
class Remainder {
  constructor(public text: string) {}

  take(...patterns: readonly RegExp[]): readonly string[] {
    const taken: string[] = [];
    for (const pattern of patterns) {
      this.text = this.text.replace(pattern, (whole: string, group: unknown) => {
        taken.push(typeof group === 'string' ? group : whole);
        return ' ; ';
      });
    }
    return [...new Set(taken)].slice(0, CLUES_MAX);
  }
}
