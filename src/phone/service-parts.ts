import type { BoundPhone } from './phone-number';
import { foldDigits } from './typed-digits';

/** The calling codes of one and two digits; all others have three. @see ITU-T E.164, annex to Operational Bulletin */
const CALLING_CODE =
  /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d{2})(?=\d{4})/;

/**
 * A number as the service takes it, in its two parts: a profile may carry the calling code within the number. Without one
 * anywhere none is given, and the service takes the number for +86.
 */
export function serviceParts({ phoneNumber, phoneCountryCode }: BoundPhone): BoundPhone {
  const folded = foldDigits(phoneNumber);
  const written = /^\s*(?:\(?\+|00)([\s\S]*)$/.exec(folded)?.[1];
  if (written === undefined) return { phoneNumber, phoneCountryCode };
  const digits = written.replace(/\D/g, '');
  const [code] = CALLING_CODE.exec(digits) ?? [];
  if (code === undefined) return { phoneNumber, phoneCountryCode };
  const national = digits.slice(code.length);
  // `+44 (0)20…`: the zero is dialed within the country only.
  const trunk = /\(0\)/.test(written) && national.startsWith('0');
  return { phoneNumber: trunk ? national.slice(1) : national, phoneCountryCode: `+${code}` };
}
