import * as v from 'valibot';

/** A non-empty string. */
export const text = v.pipe(v.string(), v.minLength(1));

/** A country code as the vendor writes it: `+86`. Mainland China when left out. */
export const phoneCountryCode = v.optional(v.pipe(v.string(), v.regex(/^\+[1-9]\d{0,3}$/)), '+86');

/** A number without its country code: digits only. */
export const phoneNumber = v.pipe(v.string(), v.regex(/^\d{4,14}$/));

/** An email address, as loosely as a mail server accepts it. */
export const email = v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/));

/** No fields at all. */
export const noFields = v.object({});

/** A mainland number has eleven digits and starts with 1; other countries may have any number of digits. */
export function isPhone(countryCode: string, number: string): boolean {
  return countryCode !== '+86' || /^1\d{10}$/.test(number);
}
