import type { Failure } from '../genauth/failure';

/** Every request a case can make. `effect` ones change something at the service and leave at most once. */
export const operationKinds = {
  'send-login-code': { effect: true },
  'sign-in': { effect: true },
  'read-account': { effect: false },
  /** The user's own token looks at the account again, just before a code goes to the number on its card. */
  'confirm-account': { effect: false },
  'send-code': { effect: true },
  'unbind-phone': { effect: true },
  'read-back': { effect: false },
  'revoke-token': { effect: true },
  'check-token': { effect: false },
  'find-user': { effect: false },
  'read-user': { effect: false },
  /** The access key looks at the account again, just before its number is removed. */
  'confirm-user': { effect: false },
  'clear-phone-null': { effect: true },
  'clear-phone-empty': { effect: true },
  'end-sessions': { effect: true },
} as const satisfies Record<string, { effect: boolean }>;

export type OperationKind = keyof typeof operationKinds;

/** The operations that take the number off the account. */
export const unbindings: readonly OperationKind[] = [
  'unbind-phone',
  'clear-phone-null',
  'clear-phone-empty',
];

/** What is known of an operation's end. `at` is milliseconds since the epoch. */
export type Settlement =
  | { readonly at: number; readonly result: 'done'; readonly requestId: string | null }
  | { readonly at: number; readonly result: 'failed'; readonly failure: Failure };

/**
 * One entry of the journal: written before the request leaves (`settled` is null), and settled after. An entry that is
 * found unsettled by a worker that did not start it belongs to a worker that died.
 */
export interface Operation {
  readonly id: string;
  readonly kind: OperationKind;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly settled: Settlement | null;
}

/** Whether the request may have reached the service. */
export function mayHaveReachedTheWire({ settled }: Operation): boolean {
  return !(settled?.result === 'failed' && settled.failure.delivery === 'not-sent');
}
