import type { UnusualSafeguards } from './default-safeguards';
import { namesSomething } from './protected-entry';
import { looksLikeRegExp } from './ticket-pattern';

/**
 * Whether every entry can have an effect: a regular expression matches no ticket, and `???` names no account. Forms say
 * more, see `typed-safeguards.ts`.
 */
export function areUsable({
  ticketPattern = '',
  protectedAccounts = [],
}: UnusualSafeguards): boolean {
  return !looksLikeRegExp(ticketPattern) && protectedAccounts.every(namesSomething);
}
