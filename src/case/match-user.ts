import type { User } from '../genauth/models';
import { servicePhone } from './account';
import type { FoundBy } from './case';
import type { UserQuery } from './request';
import { isSame } from './seen-account';

/**
 * Whether a text names a user whole: by id, by email or user name without case, or by number in any notation. A part of a name
 * or an address names nobody.
 */
export function matches(user: User, { text, phone }: UserQuery): boolean {
  const wanted = folded(text);
  if (user.userId === text.trim()) return true;
  if ([user.email, user.username].some((name) => name !== null && folded(name) === wanted)) {
    return true;
  }
  const bound = servicePhone(user);
  return phone !== null && bound !== null && isSame(bound, phone);
}

/** The first of a user's fields that has the searched text in it, so that an agent sees why a candidate is one. */
export function foundBy(user: User, { text, phone }: UserQuery): FoundBy | null {
  const digits = phone?.phoneNumber ?? '';
  if (digits !== '' && (user.phone ?? '').replace(/\D/g, '').includes(digits)) return 'phone';
  const wanted = folded(text);
  const fields = ['email', 'username', 'name', 'nickname'] as const;
  return fields.find((field) => folded(user[field] ?? '').includes(wanted)) ?? null;
}

function folded(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}
