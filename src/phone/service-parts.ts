import type { BoundPhone } from './phone-number';
import { foldDigits } from './typed-digits';

/** The calling codes with one or two digits; all others have three. @see ITU-T E.164, annex to Operational Bulletin */
const CALLING_CODE =
  /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d{2})(?=\d{4})/;

/**
 * A number in the service's two parts; a profile may have the calling code within the number. If there is none
 * anywhere, none is sent, and the service assumes +86.
 */
export function serviceParts({ phoneNumber, phoneCountryCode }: BoundPhone): BoundPhone {
  const folded = foldDigits(phoneNumber);
  const written = /^\s*(?:\(?\+|00)([\s\S]*)$/.exec(folded)?.[1];
  if (written === undefined) return { phoneNumber, phoneCountryCode };
  const digits = written.replace(/\D/g, '');
  const [code] = CALLING_CODE.exec(digits) ?? [];
  if (code === undefined) return { phoneNumber, phoneCountryCode };
  const national = digits.slice(code.length);
  // `+44 (0)20…`: the zero is only dialed within the country.
  const trunk = /\(0\)/.test(written) && national.startsWith('0');
  return { phoneNumber: trunk ? national.slice(1) : national, phoneCountryCode: `+${code}` };
}
