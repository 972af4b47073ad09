import type { Draft } from './draft';

/** Nothing typed. Separate from its schema, so that views do not load that. */
export const emptyDraft: Draft = {
  route: 'sms',
  environmentId: '',
  caller: '',
  email: '',
  account: '',
  sentTo: '',
  sentAfter: 0,
  turn: 0,
  clue: '',
  verifiedHow: '',
  note: '',
  reason: '',
  ticket: '',
  endSessions: false,
  environment: null,
};
