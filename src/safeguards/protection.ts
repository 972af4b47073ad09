import type { User } from '../genauth/models';
import { samePhone } from '../phone/phone-number';
import type { Safeguards } from './safeguards';

/** Whether the organisation has it that nobody touches this account. */
export function isProtected(
  user: User,
  { protectedAccounts, protectedField }: Pick<Safeguards, 'protectedAccounts' | 'protectedField'>,
): boolean {
  return marked(user, protectedField) || protectedAccounts.some((entry) => names(entry, user));
}

function marked({ customData }: User, field: string): boolean {
  if (field === '' || customData === null || !Object.hasOwn(customData, field)) return false;
  const value = customData[field];
  return value !== false && value !== null && value !== undefined && value !== 0 && value !== '';
}

/** An entry names an account by user id, user name or email, whatever their case, or by number, with country code or not. */
function names(entry: string, { userId, username, email, phone, phoneCountryCode }: User): boolean {
  const folded = entry.trim().toLowerCase();
  if (folded === '') return false;
  if ([userId, username, email].some((name) => name?.toLowerCase() === folded)) return true;
  const digits = entry.replace(/[\s().-]/g, '');
  if (phone === null || !/^\+?\d{5,}$/.test(digits)) return false;
  const bound = { phoneNumber: phone, phoneCountryCode };
  if (!digits.startsWith('+')) {
    return samePhone(bound, { phoneNumber: digits, phoneCountryCode });
  }
  const callingCode = phoneCountryCode ?? '+86';
  return digits === `+${callingCode.replace(/\D/g, '')}${phone.replace(/\D/g, '')}`;
}
