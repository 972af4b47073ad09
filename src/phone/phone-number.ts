import * as v from 'valibot';
import { COUNTRY_CODE, DEFAULT_COUNTRY_CODE } from './country-code';
import { foldDigits } from './typed-digits';

/** A phone number in the service's two parts. */
export const PhoneNumberSchema = v.pipe(
  v.object({
    /** Calling code with its plus: `+86`. */
    phoneCountryCode: v.pipe(v.string(), v.regex(COUNTRY_CODE)),
    /** National digits, without calling code: `13812345678`. */
    phoneNumber: v.pipe(v.string(), v.regex(/^\d{4,15}$/)),
  }),
  v.readonly(),
);

export type PhoneNumber = v.InferOutput<typeof PhoneNumberSchema>;

/** A phone number as profiles have it: the calling code may be missing, and the number may be in any notation. */
export type BoundPhone = {
  readonly phoneCountryCode: string | null;
  readonly phoneNumber: string;
};

/** The digits of a number in any notation. */
export function digitsOf(phone: BoundPhone): string {
  return foldDigits(phone.phoneNumber).replace(/\D/g, '');
}

/** Whether two numbers are the same line. A missing calling code means {@link DEFAULT_COUNTRY_CODE}. */
export function samePhone(one: BoundPhone, other: BoundPhone): boolean {
  const callingCode = (phone: BoundPhone) =>
    (phone.phoneCountryCode || DEFAULT_COUNTRY_CODE).replace(/\D/g, '');
  const digits = digitsOf(one);
  return digits !== '' && digits === digitsOf(other) && callingCode(one) === callingCode(other);
}
