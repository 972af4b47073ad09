import type { Draft } from './draft';

/** Nothing typed. Apart from its schema, so that a view does not load that. */
export const emptyDraft: Draft = {
  route: 'sms',
  environmentId: '',
  phone: '',
  email: '',
  account: '',
  query: '',
  clue: '',
  verifiedHow: '',
  note: '',
  reason: '',
  ticket: '',
  endSessions: false,
  environment: null,
};
