import { type BoundPhone, digitsOf } from './phone-number';

/**
 * A number for eyes and receipts: `+86 138****5678`. At most the first three and the last four digits show, and at
 * least four are hidden; of a number shorter than eight digits, at least half.
 */
export function maskPhone(phone: BoundPhone): string {
  const digits = digitsOf(phone);
  // With no digits there is nothing to count, and the text may be anything.
  if (digits === '') return '****';
  const hidden = digits.length < 8 ? Math.ceil(digits.length / 2) : Math.max(4, digits.length - 7);
  const tail = Math.min(4, digits.length - hidden);
  const head = digits.length - hidden - tail;
  const masked = digits.slice(0, head) + '*'.repeat(hidden) + digits.slice(digits.length - tail);
  // Anything longer is no calling code, and might be the number itself.
  const callingCode = /^\+?(\d{1,4})$/.exec(phone.phoneCountryCode ?? '')?.[1];
  return callingCode === undefined ? masked : `+${callingCode} ${masked}`;
}

/** The last digits of a number, all of them when it has fewer. */
export function lastDigits(phone: BoundPhone, count = 4): string {
  const digits = digitsOf(phone);
  return digits.slice(Math.max(0, digits.length - count));
}

/** The digits at the end of a masked number, which still show: `5678` of `+86 138****5678`; `''` where none does. */
export function shownEnding(masked: string): string {
  return masked.slice(masked.lastIndexOf('*') + 1);
}
