import type { Draft } from './draft';

/** Nothing typed. Separate from its schema, so that views do not load that. */
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
