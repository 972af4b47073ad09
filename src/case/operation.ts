import type { Failure } from '../genauth/failure';

/** Every request a case can make. Those with an `effect` change something at the service and are sent at most once. */
export const operationKinds = {
  'send-login-code': { effect: true },
  'sign-in': { effect: true },
  'read-account': { effect: false },
  /** Looks at the account again with the user's token, just before a code goes to the number on its card. */
  'confirm-account': { effect: false },
  'send-code': { effect: true },
  'unbind-phone': { effect: true },
  'read-back': { effect: false },
  'revoke-token': { effect: true },
  'check-token': { effect: false },
  'find-user': { effect: false },
  'read-user': { effect: false },
  /** Looks at the account again with the access key, just before its number is removed. */
  'confirm-user': { effect: false },
  'clear-phone-null': { effect: true },
  'clear-phone-empty': { effect: true },
  'end-sessions': { effect: true },
} as const satisfies Record<string, { effect: boolean }>;

export type OperationKind = keyof typeof operationKinds;

/** The operations that remove the number from the account. */
export const unbindings: readonly OperationKind[] = [
  'unbind-phone',
  'clear-phone-null',
  'clear-phone-empty',
];

/** The known result of an operation. `at` is milliseconds since the epoch. */
export type Settlement =
  | { readonly at: number; readonly result: 'done'; readonly requestId: string | null }
  | { readonly at: number; readonly result: 'failed'; readonly failure: Failure };

/**
 * One journal entry: written before the request is sent (`settled` is null), and settled afterwards. A worker that
 * finds an unsettled entry that it did not start knows that the worker that did has died.
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
