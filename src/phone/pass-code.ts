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

/** As long as the service's codes are unless configured otherwise. */
const USUAL_LENGTH = 6;

/** Whether a code has all of its digits, so that it can be used without another key. */
export function isFullCode(text: string): boolean {
  return parsePassCode(text)?.length === USUAL_LENGTH;
}
