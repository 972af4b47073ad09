import { DEFAULT_COUNTRY_CODE } from '../phone/country-code';
import { hmac, keyOf } from './hmac';

/**
 * The same for the same number, by which an auditor sees that two receipts are about one, and nobody without the vault sees
 * which. Null without a key.
 */
export async function phoneCorrelation(
  correlationKey: string,
  {
    phoneCountryCode = DEFAULT_COUNTRY_CODE,
    phoneNumber,
  }: { readonly phoneCountryCode?: string; readonly phoneNumber: string },
): Promise<string | null> {
  if (correlationKey === '') return null;
  const digits = `+${phoneCountryCode.replace(/\D/g, '')}${phoneNumber.replace(/\D/g, '')}`;
  return hmac(keyOf(correlationKey), digits);
}
