import type { ServicePhone } from '../genauth/client';
import type { User } from '../genauth/models';
import { maskPhone } from '../phone/mask-phone';
import { type BoundPhone, digitsOf, samePhone } from '../phone/phone-number';
import { servicePhone } from './account';
import type { Account } from './case';

/**
 * The account's current number compared with the one that the agent looked at: the `same`, an`other`, or `none`; or
 * `not-known` if there is nothing to compare with.
 */
export type NumberSeen = 'same' | 'other' | 'none' | 'not-known';

/** What is known about the number that the agent looked at. */
export interface LookedAt {
  /** The card, with the number's correlation. */
  readonly account: Account | null;
  /** The full number, while it is in memory. */
  readonly phone: ServicePhone | null;
}

/**
 * The card's correlation decides: the number in memory may be newer than the card, if a worker died in between. Memory
 * counts only if there is no correlation, and then only for the digits that the card shows.
 */
export async function numberSeen(
  user: User,
  { account, phone: before }: LookedAt,
  correlate: (phone: ServicePhone) => Promise<string | null>,
): Promise<NumberSeen> {
  const now = servicePhone(user);
  if (now === null) return 'none';
  // An unreadable number shows that one is bound, but not which.
  if (digitsOf(bound(now)) === '') return 'not-known';
  const seen = account?.phoneCorrelation ?? null;
  const found = seen === null ? null : await correlate(now);
  if (found !== null) return found === seen ? 'same' : 'other';
  if (before === null || !shows(account, before)) return 'not-known';
  return isSame(now, before) ? 'same' : 'other';
}

function shows(account: Account | null, phone: ServicePhone): boolean {
  return account === null || account.phone === maskPhone(bound(phone));
}

/** Whether two numbers mean the same line. */
export function isSame(one: ServicePhone, other: ServicePhone): boolean {
  return samePhone(bound(one), bound(other));
}

function bound({ phoneNumber, phoneCountryCode }: ServicePhone): BoundPhone {
  return { phoneNumber, phoneCountryCode: phoneCountryCode ?? null };
}
