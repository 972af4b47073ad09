import { type BoundPhone, digitsOf } from './phone-number';

/**
 * A number for display and receipts: `+86 138****5678`. It shows at most the first three and the last four digits and
 * hides at least four, or at least half of a number with fewer than eight digits.
 */
export function maskPhone(phone: BoundPhone): string {
  const digits = digitsOf(phone);
  // Without digits there is nothing to count, and the text may be anything.
  if (digits === '') return '****';
  const hidden = digits.length < 8 ? Math.ceil(digits.length / 2) : Math.max(4, digits.length - 7);
  const tail = Math.min(4, digits.length - hidden);
  const head = digits.length - hidden - tail;
  const masked = digits.slice(0, head) + '*'.repeat(hidden) + digits.slice(digits.length - tail);
  // Anything longer is not a calling code and might be the number itself.
  const callingCode = /^\+?(\d{1,4})$/.exec(phone.phoneCountryCode ?? '')?.[1];
  return callingCode === undefined ? masked : `+${callingCode} ${masked}`;
}

/** The last digits of a number, or all of them if it has fewer. */
export function lastDigits(phone: BoundPhone, count = 4): string {
  const digits = digitsOf(phone);
  return digits.slice(Math.max(0, digits.length - count));
}

/** The visible digits at the end of a masked number: `5678` of `+86 138****5678`; `''` if there are none. */
export function shownEnding(masked: string): string {
  return masked.slice(masked.lastIndexOf('*') + 1);
}
