import type { User } from '../genauth/models';
import { servicePhone } from './account';
import type { FoundBy } from './case';
import type { UserQuery } from './request';
import { isSame } from './seen-account';

/**
 * Whether the whole text names a user: by id, by email or user name regardless of case, or by number in any notation.
 * Parts of names or addresses do not count.
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

/** The first field of a user that contains the searched text, to show the agent why a candidate matches. */
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
