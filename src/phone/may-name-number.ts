import { DEFAULT_COUNTRY_CODE } from './country-code';
import { digitRuns } from './digit-runs';
import type { BoundPhone } from './phone-number';
import { foldDigits, SPACES_AND_DASHES } from './typed-digits';

/** Shorter ones are no numbers: the same as for `parsePhone`. */
const DIGITS_MIN = 5;
/** How many digits a number can have, `00` and a calling code included. */
const DIGITS_MAX = 20;

/** What is dialed before a number within a country; 0 in all others. @see https://www.itu.int/rec/T-REC-E.164 */
const TRUNK: Readonly<Record<string, string>> = {
  '1': '1',
  '7': '8',
  '36': '06',
  '375': '8',
  '993': '8',
};

/** Digits, and whether they begin with a calling code. */
interface Dialed {
  readonly digits: string;
  readonly international: boolean;
}

/** Every number in a text. Without numbering plans: anything of five digits or more may be one. */
export function numbersIn(text: string): readonly Dialed[] {
  return digitRuns(foldDigits(text))
    .map(dialed)
    .filter(({ digits }) => digits.length >= DIGITS_MIN && digits.length <= DIGITS_MAX);
}

function dialed(run: string): Dialed {
  const plain = run.replace(/[^\d+]/g, '');
  const international = /^(?:\+|00)/.test(plain);
  return { digits: plain.replace(/^00/, '').replace(/\D/g, ''), international };
}

/**
 * Whether a text names this number, in any notation that `parsePhone` reads, and more: with its calling code or without, on
 * either side. It works without the numbering plans of the world, which the background does not carry, and so errs towards
 * yes: for protecting an account, not for choosing one.
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

/** Null where the service tells none, or nothing that could be one. */
function callingCodeOf({ phoneCountryCode }: BoundPhone): string | null {
  const plain = foldDigits(phoneCountryCode ?? '').replace(SPACES_AND_DASHES, '');
  return /^(?:\+|00)?([1-9]\d{0,3})$/.exec(plain)?.[1] ?? null;
}

/** Without a calling code on the service's side, any that is written in front of either number may be meant. */
function possibleCodes(numbers: readonly Dialed[]): string[] {
  const written = numbers.filter(({ international }) => international);
  return [
    DEFAULT_COUNTRY_CODE.slice(1),
    ...written.flatMap(({ digits }) => [1, 2, 3].map((length) => digits.slice(0, length))),
  ];
}

/** What a number can be within the countries of these calling codes: nothing where it begins with another. */
function nationalForms({ digits, international }: Dialed, codes: readonly string[]): string[] {
  const forms = international ? [] : [digits];
  for (const code of codes) if (digits.startsWith(code)) forms.push(digits.slice(code.length));
  const trunks = ['0', ...codes.map((code) => TRUNK[code] ?? '0')];
  return forms.flatMap((form) => [
    form,
    ...trunks.filter((trunk) => form.startsWith(trunk)).map((trunk) => form.slice(trunk.length)),
  ]);
}
