import { interval } from './fill';

/** A message to the background, as a view sends it. */
export interface Message {
  readonly method: string;
  readonly params: object;
}

const everything = {
  text: '',
  outcome: null,
  route: null,
  environmentId: null,
  from: null,
  to: null,
};

function list(changes: object, before: number | null = null): Message {
  const query = { ...everything, ...changes };
  return { method: 'receipts.list', params: { query, before, limit: 50 } };
}

const day = 86_400_000;

/** An agent's queries on the history, by their names in the table, for a given number of receipts. */
export const questions: Readonly<Record<string, (size: number) => Message>> = {
  'a page in the middle': (size) => list({}, size / 2),
  'search: a ticket': () => list({ text: 'sup-77' }),
  'search: the last digits': () => list({ text: '0042' }),
  'search: two words': () => list({ text: 'called sup-9' }),
  'search: a word that all have': () => list({ text: 'tenant' }),
  'filter: outcome and route': () => list({ outcome: 'abandoned', route: 'lost-phone' }),
  'filter: one environment': () => list({ environmentId: 'env-3' }),
  'filter: one day': () => list({ from: Date.now() - day - interval, to: Date.now() - interval }),
  'one receipt': () => ({ method: 'receipts.get', params: { seq: 777 } }),
};

export const firstPage = list({});
