import type { OutcomeKind } from '../../../case/case';
import type { HistoryQuery, Route } from '../../../history/history';
import { outcomeKinds } from '../../text/outcome-order';
import { dayOf } from './day-starts';

/** The values of the search fields; '' if nothing is chosen. */
export interface Filters {
  readonly text: string;
  readonly outcome: string;
  readonly route: string;
  readonly environmentId: string;
  /** First and last day, in the format of date fields. */
  readonly from: string;
  readonly to: string;
}

export const noFilters: Filters = {
  text: '',
  outcome: '',
  route: '',
  environmentId: '',
  from: '',
  to: '',
};

export const routes: readonly Route[] = ['caller-has-phone', 'lost-phone'];

/** The query for these filters. It includes the last day to its end. */
export function queryOf(filters: Filters): HistoryQuery {
  return {
    text: filters.text.trim(),
    outcome: oneOf<OutcomeKind>(outcomeKinds, filters.outcome),
    route: oneOf(routes, filters.route),
    environmentId: filters.environmentId === '' ? null : filters.environmentId,
    from: dayOf(filters.from),
    to: dayOf(filters.to, 1),
  };
}

/** Whether the query matches all receipts. */
export function asksForAll({ text, ...chosen }: HistoryQuery): boolean {
  return text === '' && Object.values(chosen).every((each) => each === null);
}

function oneOf<T extends string>(all: readonly T[], text: string): T | null {
  return all.find((each) => each === text) ?? null;
}
