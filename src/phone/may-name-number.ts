import { DEFAULT_COUNTRY_CODE } from './country-code';
import { digitRuns } from './digit-runs';
import type { BoundPhone } from './phone-number';
import { foldDigits, SPACES_AND_DASHES } from './typed-digits';

/** Anything shorter is not a number, as in `parsePhone`. */
const DIGITS_MIN = 5;
/** The most digits a number can have, including `00` and a calling code. */
const DIGITS_MAX = 20;

/** The prefix dialed before a national number; 0 in all other countries. @see https://www.itu.int/rec/T-REC-E.164 */
const TRUNK: Readonly<Record<string, string>> = {
  '1': '1',
  '7': '8',
  '36': '06',
  '375': '8',
  '993': '8',
};

/** Digits, and whether they start with a calling code. */
interface Dialed {
  readonly digits: string;
  readonly international: boolean;
}

/** Every number in a text. Without numbering plans, five or more digits may be one. */
export function numbersIn(text: string): readonly Dialed[] {
  return digitRuns(foldDigits(text))
    .flatMap(readings)
    .filter(({ digits }) => digits.length >= DIGITS_MIN && digits.length <= DIGITS_MAX);
}

/** `00` is read both as the international prefix and as the first digits of a national number. */
function readings(run: string): Dialed[] {
  const digits = run.replace(/\D/g, '');
  if (run.includes('+')) return [{ digits, international: true }];
  const national = { digits, international: false };
  return digits.startsWith('00')
    ? [{ digits: digits.slice(2), international: true }, national]
    : [national];
}

/**
 * Whether a text names this number, in any notation that `parsePhone` reads and more, with or without a calling code on
 * either side. It works without the numbering plans, which the background does not load, so it prefers false positives:
 * use it to protect an account, not to choose one.
 */
export function mayNameNumber(text: string, bound: BoundPhone): boolean {
  const code = callingCodeOf(bound);
  return numbersIn(bound.phoneNumber).some((kept) =>
    numbersIn(text).some((named) => {
      const codes = code === null ? possibleCodes([kept, named]) : [code];
      const forms = nationalForms(kept, codes);
      return nationalForms(named, codes).some((form) => forms.includes(form));
    }),
  );
}

/** Null if the service gives none, or nothing that could be one. */
function callingCodeOf({ phoneCountryCode }: BoundPhone): string | null {
  const plain = foldDigits(phoneCountryCode ?? '').replace(SPACES_AND_DASHES, '');
  return /^(?:\+|00)?([1-9]\d{0,3})$/.exec(plain)?.[1] ?? null;
}

/** If the service gives no calling code, any code written in front of either number is possible. */
function possibleCodes(numbers: readonly Dialed[]): string[] {
  const written = numbers.filter(({ international }) => international);
  return [
    DEFAULT_COUNTRY_CODE.slice(1),
    ...written.flatMap(({ digits }) => [1, 2, 3].map((length) => digits.slice(0, length))),
  ];
}

/** What a number can be within the countries of these calling codes; nothing if it starts with another code. */
function nationalForms({ digits, international }: Dialed, codes: readonly string[]): string[] {
  const forms = international ? [] : [digits];
  for (const code of codes) if (digits.startsWith(code)) forms.push(digits.slice(code.length));
  const trunks = ['0', ...codes.map((code) => TRUNK[code] ?? '0')];
  return forms.flatMap((form) => [
    form,
    ...trunks.filter((trunk) => form.startsWith(trunk)).map((trunk) => form.slice(trunk.length)),
  ]);
}
