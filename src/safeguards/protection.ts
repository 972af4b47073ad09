import type { User } from '../genauth/models';
import type { ScopedField, VisibleFields } from '../genauth/visible-fields';
import { mayNameNumber } from '../phone/may-name-number';
import { foldName, type ProtectedEntry, readProtectedEntry } from './protected-entry';
import type { Safeguards } from './safeguards';

/** Whether the organization forbids changes to an account. If that depends on a field that is not shown, which one. */
export type Protection =
  | { readonly kind: 'protected' }
  | { readonly kind: 'not-protected' }
  | { readonly kind: 'cannot-tell'; readonly hidden: ScopedField | 'customData' };

type Protecting = Pick<Safeguards, 'protectedAccounts' | 'protectedField'>;

/**
 * Whether an account is protected, by the list of accounts or by its custom data field.
 * @param visible the fields whose absence means that the account has none; see `visibleFields`
 */
export function protectionOf(
  user: User,
  { protectedAccounts, protectedField }: Protecting,
  visible: VisibleFields,
): Protection {
  const entries = protectedAccounts.map(readProtectedEntry);
  if (marked(user, protectedField) || entries.some((entry) => names(entry, user))) {
    return { kind: 'protected' };
  }
  const hides = (field: ScopedField) => user[field] === null && !visible.has(field);
  if (hides('email') && entries.some(({ emails }) => emails.length > 0)) {
    return { kind: 'cannot-tell', hidden: 'email' };
  }
  if (hides('username') && entries.some(({ mayBeUsername }) => mayBeUsername)) {
    return { kind: 'cannot-tell', hidden: 'username' };
  }
  if (protectedField !== '' && user.customData === null) {
    return { kind: 'cannot-tell', hidden: 'customData' };
  }
  return { kind: 'not-protected' };
}

function marked({ customData }: User, field: string): boolean {
  if (field === '' || customData === null || !Object.hasOwn(customData, field)) return false;
  const value = customData[field];
  return value !== false && value !== null && value !== undefined && value !== 0 && value !== '';
}

function names(entry: ProtectedEntry, user: User): boolean {
  const { userId, username, email, phone, phoneCountryCode } = user;
  const known = [userId, username, email].flatMap((name) =>
    name === null ? [] : [foldName(name)],
  );
  return (
    [entry.text, ...entry.userIds, ...entry.emails].some((name) => known.includes(name)) ||
    (entry.hasNumber &&
      phone !== null &&
      mayNameNumber(entry.text, { phoneNumber: phone, phoneCountryCode }))
  );
}
