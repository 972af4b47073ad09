import { foldDigits, SPACES_AND_DASHES } from './typed-digits';

/**
 * Parses a verification code as typed or dictated: 4 to 8 digits, grouped or not, in any script. The service's codes
 * have 6 digits unless configured otherwise.
 *
 * @returns the digits, or `null` if the text is not a code.
 */
export function parsePassCode(text: string): string | null {
  const digits = foldDigits(text).replace(SPACES_AND_DASHES, '');
  return /^\d{4,8}$/.test(digits) ? digits : null;
}
