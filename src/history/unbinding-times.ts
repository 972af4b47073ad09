import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';

/** With these the number is gone, or may be. */
const spent: readonly OutcomeKind[] = ['unbound', 'accepted', 'unknown'];

/** When numbers were, or may have been, taken off accounts at a host, in milliseconds since the epoch. */
export function unbindingTimes(receipts: readonly Receipt[], appHost: string): readonly number[] {
  return receipts
    .filter((each) => spent.includes(each.outcome) && each.environment.appHost === appHost)
    .map(({ closedAt }) => closedAt);
}
