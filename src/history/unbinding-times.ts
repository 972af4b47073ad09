import * as v from 'valibot';
import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';

/** With these the number is gone, or may be. */
const spent: readonly OutcomeKind[] = ['unbound', 'accepted', 'unknown'];

/** The application whose unbindings are counted: an environment can be made again under another id. */
export interface LimitedApp {
  readonly appHost: string;
  readonly appId: string;
}

/**
 * When numbers were, or may have been, taken off accounts of an application, from `since` to `until`. Milliseconds since the epoch.
 */
export function unbindingTimes(
  receipts: readonly Receipt[],
  { appHost, appId }: LimitedApp,
  since: number,
  until: number,
): readonly number[] {
  // A receipt of an earlier version does not name the application, and counts for each at its host.
  const isAt = ({ environment }: Receipt) =>
    environment.appHost === appHost && (environment.appId ?? appId) === appId;
  return receipts
    .filter((each) => spent.includes(each.outcome) && isAt(each))
    .map(({ closedAt }) => closedAt)
    .filter((at) => at >= since && at <= until);
}

/**
 * The same for unreadable rows, by their columns and for any host, so that neither an earlier vault's rows nor a damaged
 * ciphertext frees anyone from the limit.
 */
export function unreadTimes(
  rows: readonly unknown[],
  since: number,
  until: number,
): readonly number[] {
  return rows
    .filter((row) => v.is(unreadSchema, row))
    .map(({ closedAt }) => closedAt)
    .filter((at) => at >= since && at <= until);
}

const unreadSchema = v.object({ closedAt: v.number(), outcome: v.picklist(spent) });
