import type { HistoryQuery } from '../history';

/** A query that matches everything. */
export const everything: HistoryQuery = {
  text: '',
  outcome: null,
  route: null,
  environmentId: null,
  from: null,
  to: null,
};
