import { foldDigits, SPACES_AND_DASHES } from './typed-digits';

/**
 * Reads a verification code as it is typed or read out: 4 to 8 digits, in groups or not, in any script.
 * The service's codes have 6 digits unless configured otherwise.
 *
 * @returns the digits, or `null` when it is no code.
 */
export function parsePassCode(text: string): string | null {
  const digits = foldDigits(text).replace(SPACES_AND_DASHES, '');
  return /^\d{4,8}$/.test(digits) ? digits : null;
}
