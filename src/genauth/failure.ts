/**
 * Why a call failed, as plain data: it is journaled, published to the views and kept in receipts.
 *
 * `delivery` is what the agent must know first:
 * - `not-sent`: nothing left the browser;
 * - `maybe-sent`: the request may have reached the service, but no readable answer came back;
 * - `answered`: the service answered and refused.
 */
export type Delivery = 'not-sent' | 'maybe-sent' | 'answered';

/** Nothing left the browser. */
const notSentCodes = [
  'environment-changed',
  'environment-missing',
  'host-permission',
  'journal-failed',
  'last-four-mismatch',
  'last-four-refused',
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
  'verification-unlisted',
] as const;

/** The request may have arrived, but no readable answer came. */
const maybeSentCodes = ['interrupted', 'no-answer', 'timeout', 'unreadable-answer'] as const;

/**
 * The service refused or answered something else. `no-phone` and `only-login-method` can also be derived from the
 * profile; `other-user` always is: the answer was about another account.
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

/** Stable names of everything that can go wrong between a click and an answer. User-visible texts are keyed by them. */
export const failureCodes = [...notSentCodes, ...maybeSentCodes, ...refusalCodes] as const;

export type RefusalCode = (typeof refusalCodes)[number];
export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly delivery: Delivery;
  readonly code: FailureCode;
  /** The envelope's `statusCode`, or the HTTP status if there is no readable envelope. */
  readonly statusCode: number | null;
  readonly apiCode: number | null;
  /** The service's own message, cut to a bounded length; shown next to our explanation. */
  readonly message: string | null;
  readonly requestId: string | null;
  /** When the same request is possible again, if known; milliseconds since the epoch. */
  readonly possibleAt?: number | undefined;
}

/** A failure without an answer. */
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

/** Thrown by the client. `failure` may be stored and shown; `cause` stays in memory. */
export class GenAuthError extends Error {
  override readonly name = 'GenAuthError';

  constructor(
    readonly failure: Failure,
    options?: { cause?: unknown },
  ) {
    super(`${failure.code} (${failure.delivery})`, options);
  }
}
