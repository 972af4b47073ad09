import type { Way } from '../../case/case';
import type { Operation } from '../../case/operation';
import type { ReadBack } from '../../case/receipt';
import { type FailureCode, failureCodes } from '../../genauth/failure';
import type { Route } from '../../history/history';
import type { MessageKey } from '../ports';
import { failureText } from './failure-text';

/** How the account was reached, as a text without context. */
export const receiptWay: Readonly<Record<Way, MessageKey>> = {
  sms: 'way_sms',
  email: 'way_email',
  password: 'way_password',
  token: 'way_token',
  admin: 'way_admin',
};

export const routeName: Readonly<Record<Route, MessageKey>> = {
  'caller-has-phone': 'route_caller_has_phone',
  'lost-phone': 'route_lost_phone',
};

export const readBackText: Readonly<Record<ReadBack, MessageKey>> = {
  'no-phone': 'read_back_no_phone',
  'other-phone': 'read_back_other_phone',
  phone: 'read_back_phone',
  'not-read': 'read_back_not_read',
};

/** The result of a request in a word or two, and its color. */
export interface ResultText {
  readonly tone: 'good' | 'warn' | 'bad' | 'quiet';
  readonly text: MessageKey;
}

export function resultText({ settled }: Operation): ResultText {
  if (settled === null) return { tone: 'warn', text: 'receipt_open' };
  if (settled.result === 'done') return { tone: 'good', text: 'receipt_done' };
  switch (settled.failure.delivery) {
    case 'not-sent':
      return { tone: 'quiet', text: 'receipt_not_sent' };
    case 'maybe-sent':
      return { tone: 'warn', text: 'receipt_maybe_sent' };
    case 'answered':
      return { tone: 'bad', text: 'receipt_refused' };
  }
}

/** The text for a failure's code; null if this version does not know it. */
export function failureCodeText(code: string): MessageKey | null {
  const known: FailureCode | undefined = failureCodes.find((each) => each === code);
  return known === undefined ? null : failureText[known][0];
}
