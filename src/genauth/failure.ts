/**
 * Why a call did not do what was asked, as plain data: it is journaled, published to the views and kept in receipts.
 *
 * `delivery` is what the agent must know first:
 * - `not-sent`: nothing left the browser;
 * - `maybe-sent`: the request may have reached the service, and no readable answer came back;
 * - `answered`: the service answered, and said no.
 */
export type Delivery = 'not-sent' | 'maybe-sent' | 'answered';

/** Nothing left the browser. */
const notSentCodes = [
  'environment-changed',
  'environment-missing',
  'host-permission',
  'journal-failed',
  'last-four-mismatch',
  'limit-reached',
  'management-missing',
  'no-token',
  'offline',
  'phone-hidden',
  'production-unconfirmed',
  'protected-account',
  'protection-hidden',
  'reason-missing',
  'secret-missing',
  'session-lost',
  'ticket-mismatch',
  'ticket-missing',
  'vault-locked',
  'verification-missing',
] as const;

/** The request may have arrived, and no readable answer came. */
const maybeSentCodes = ['interrupted', 'no-answer', 'timeout', 'unreadable-answer'] as const;

/**
 * The service said no, or something else than what it was asked. `no-phone` and `only-login-method` may be our own finding, from
 * what the profile shows; `other-user` is: the answer was about another account.
 */
const refusalCodes = [
  'access-key',
  'app-not-found',
  'captcha-required',
  'client-auth',
  'code-expired',
  'invalid-argument',
  'login-flow',
  'mfa-required',
  'no-phone',
  'only-login-method',
  'other-user',
  'password-reset-required',
  'plan-limit',
  'refused',
  'send-refused',
  'server-error',
  'sessions-refused',
  'throttled',
  'token-invalid',
  'too-soon',
  'unbind-refused',
  'update-refused',
  'user-disabled',
  'user-locked',
  'user-not-found',
  'wrong-code',
  'wrong-password',
] as const;

/** Stable names of everything that can go wrong between a click and an answer; texts for people are keyed by them. */
export const failureCodes = [...notSentCodes, ...maybeSentCodes, ...refusalCodes] as const;

export type RefusalCode = (typeof refusalCodes)[number];
export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly delivery: Delivery;
  readonly code: FailureCode;
  /** The envelope's `statusCode`, or the HTTP status where no envelope could be read. */
  readonly statusCode: number | null;
  readonly apiCode: number | null;
  /** The service's own words, cut to a bounded length; shown beside our explanation. */
  readonly message: string | null;
  readonly requestId: string | null;
  /** When the same is possible, in milliseconds since the epoch, where that is known. */
  readonly possibleAt?: number | undefined;
}

/** A failure that says nothing of an answer, since there was none to read. */
export function failure(
  delivery: Delivery,
  code: FailureCode,
  said: Partial<Omit<Failure, 'delivery' | 'code'>> = {},
): Failure {
  return {
    delivery,
    code,
    statusCode: null,
    apiCode: null,
    message: null,
    requestId: null,
    ...said,
  };
}

/** Thrown by the client; `failure` is the part that may be stored and shown, `cause` stays in memory. */
export class GenAuthError extends Error {
  override readonly name = 'GenAuthError';

  constructor(
    readonly failure: Failure,
    options?: { cause?: unknown },
  ) {
    super(`${failure.code} (${failure.delivery})`, options);
  }
}
