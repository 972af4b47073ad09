import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import { EMAIL } from '../phone/find-emails';
import { parsePhone } from '../phone/parse-phone';
import type { PhoneNumber } from '../phone/phone-number';
import { foldDigits } from '../phone/typed-digits';
import { findTokens, joinWrappedTokens } from './find-tokens';

/** Something in a text that can identify an account. */
export type Clue =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'phone'; readonly phone: PhoneNumber }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'user-id'; readonly userId: string };

export interface Clues {
  /** Without duplicates, most certain first. */
  readonly found: readonly Clue[];
  /** The ticket number, if the text names one. */
  readonly ticket: string | null;
  /** The text without its tokens, on one line: the part that may be shown and stored. */
  readonly plain: string;
  /** What is left without clues and ticket, such as a name. */
  readonly words: string;
}

/** Clues per kind worth offering. A whole page selected by mistake helps nobody. */
const CLUES_MAX = 4;

/** The vendor's ids: 24 hexadecimal digits. */
const userIds = /(?<![\w-])[\da-f]{24}(?![\w-])/gi;

/** `SUP-1042`, `INC0012345`, `#48213`: the formats of common help desks. */
const tickets =
  /(?<![\w-])(?:[A-Z][A-Z\d]{1,9}-\d{1,10}|(?:INC|REQ|RITM|TASK|CHG|CS|SR)\d{4,12}|#\d{2,12})(?![\w-])/g;

/** Dates, times and IP addresses are grouped digits, too. */
const noPhones = [
  /(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)/g,
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g,
];

/**
 * Finds everything in a text that can lead to an account: phone numbers in any notation, email addresses, user ids and
 * access tokens, alone or within a ticket. It only checks the format; the service knows whether the account exists.
 *
 * Loads the world's numbering plans: import it only where needed.
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
  const words = oneLine(rest.text);
  rest.take(...noPhones);
  found.push(...phonesIn(rest.text, countryCode).map((phone): Clue => ({ kind: 'phone', phone })));
  return {
    found: [...found, ...emailClues, ...idClues],
    ticket,
    plain: tokens.length === 0 ? oneLine(text) : oneLine(others),
    words,
  };
}

const oneLine = (text: string) => text.replaceAll(' ; ', ' ').replace(/\s+/g, ' ').trim();

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

/** A lone number is parsed as leniently as in a field; within other words only clear numbers count. */
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

/** The text that is still to be read. Each match is removed, so nothing is read twice. */
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
