import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';

/** With these the number is gone, or may be. */
const spent: readonly OutcomeKind[] = ['unbound', 'accepted', 'unknown'];

/**
 * When numbers were, or may have been, taken off accounts at a host, from `since` to `until`. Milliseconds since the epoch.
 * The host and not the environment counts, which can be made again.
 */
export function unbindingTimes(
  receipts: readonly Receipt[],
  appHost: string,
  since: number,
  until: number,
): readonly number[] {
  return receipts
    .filter((each) => spent.includes(each.outcome) && each.environment.appHost === appHost)
    .map(({ closedAt }) => closedAt)
    .filter((at) => at >= since && at <= until);
}
