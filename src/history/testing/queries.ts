import type { HistoryQuery } from '../history';

/** A query for all that there is. */
export const everything: HistoryQuery = {
  text: '',
  outcome: null,
  route: null,
  environmentId: null,
  from: null,
  to: null,
};
