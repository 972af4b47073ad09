import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { DEFAULT_COUNTRY_CODE } from './country-code';
import type { PhoneNumber } from './phone-number';
import { foldDigits, SPACES_AND_DASHES } from './typed-digits';

// Beside spaces and dashes: brackets, dots and slashes between groups of digits.
const SEPARATORS = /[()[\].·/]+/g;

/** As the library reads it, when the count of digits is possible for its country. */
function possible(text: string, callingCode: string): PhoneNumber | null {
  let phone: ReturnType<typeof parsePhoneNumberFromString>;
  try {
    phone = parsePhoneNumberFromString(text, { defaultCallingCode: callingCode, extract: false });
  } catch {
    // It throws for a default calling code that it does not know, instead of reading nothing.
    return null;
  }
  if (phone === undefined || !phone.isPossible()) return null;
  // A calling code and one trunk digit may go. Where more went, it took the first digits for a carrier's selection code
  // (`12345` in China), and another number than the one typed would come out.
  const dropped = text.replace('+', '').length - phone.nationalNumber.length;
  if (dropped > phone.countryCallingCode.length + 1) return null;
  return {
    phoneCountryCode: `+${phone.countryCallingCode}`,
    phoneNumber: phone.nationalNumber,
  };
}

/**
 * Reads a phone number in any notation: grouped, bracketed, full-width, with `+`, `00`, `tel:` or nothing in front.
 * Lenient on purpose: it is the service that knows which numbers exist, and numbering plans grow faster than this
 * library's copy of them. Digits that it can make nothing of are taken as a national number, as typed.
 *
 * This module carries the numbering plans of the world (some 120 kB): import it where it is needed and only there.
 *
 * @param defaultCountryCode calling code with its plus, for numbers without one.
 * @returns the number in the service's two parts, or `null` when the text is no phone number.
 * @throws RangeError when the default is no calling code.
 */
export function parsePhone(
  text: string,
  defaultCountryCode: string = DEFAULT_COUNTRY_CODE,
): PhoneNumber | null {
  const plain = foldDigits(text)
    .replace(/^tel:/i, '')
    .replace(SPACES_AND_DASHES, '')
    .replace(SEPARATORS, '');
  if (!/^\+?\d+$/.test(plain)) return null;
  const callingCode = /^\+?([1-9]\d{0,3})$/.exec(defaultCountryCode)?.[1];
  if (callingCode === undefined) {
    throw new RangeError(`${defaultCountryCode} is no calling code.`);
  }
  if (plain.startsWith('+')) return possible(plain, callingCode);

  const international = plain.startsWith('00') ? possible(`+${plain.slice(2)}`, callingCode) : null;
  const read = international ?? possible(plain, callingCode);
  if (read !== null) return read;
  return /^\d{5,15}$/.test(plain)
    ? { phoneCountryCode: `+${callingCode}`, phoneNumber: plain }
    : null;
}
