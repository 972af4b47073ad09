import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { DEFAULT_COUNTRY_CODE } from './country-code';
import type { PhoneNumber } from './phone-number';
import { foldDigits, SPACES_AND_DASHES } from './typed-digits';

// Besides spaces and dashes: brackets, dots and slashes between groups of digits.
const SEPARATORS = /[()[\].·/]+/g;

/** The library's result, if its digit count is possible for its country. */
function possible(text: string, callingCode: string): PhoneNumber | null {
  let phone: ReturnType<typeof parsePhoneNumberFromString>;
  try {
    phone = parsePhoneNumberFromString(text, { defaultCallingCode: callingCode, extract: false });
  } catch {
    // The library throws for an unknown default calling code.
    return null;
  }
  if (phone === undefined || !phone.isPossible()) return null;
  // Only a calling code and one trunk digit may be dropped. If more is gone, the library read the first digits as a
  // carrier selection code (`12345` in China) and returned a different number from the one typed.
  const dropped = text.replace('+', '').length - phone.nationalNumber.length;
  if (dropped > phone.countryCallingCode.length + 1) return null;
  return {
    phoneCountryCode: `+${phone.countryCallingCode}`,
    phoneNumber: phone.nationalNumber,
  };
}

/**
 * Parses a phone number in any notation: grouped, bracketed, full-width, with `+`, `00`, `tel:` or nothing in front.
 * Lenient on purpose: the service knows which numbers exist, and numbering plans change faster than this library's
 * copy. Digits that it cannot place are returned as a national number, as typed.
 *
 * This module contains the world's numbering plans (about 120 kB): import it only where needed.
 *
 * @param defaultCountryCode calling code with its plus, for numbers without one.
 * @returns the number in the service's two parts, or `null` if the text is not a phone number.
 * @throws RangeError if the default is not a calling code.
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
    throw new RangeError(`${defaultCountryCode} is not a calling code.`);
  }
  if (plain.startsWith('+')) return possible(plain, callingCode);

  const international = plain.startsWith('00') ? possible(`+${plain.slice(2)}`, callingCode) : null;
  const read = international ?? possible(plain, callingCode);
  if (read !== null) return read;
  return /^\d{5,15}$/.test(plain)
    ? { phoneCountryCode: `+${callingCode}`, phoneNumber: plain }
    : null;
}
