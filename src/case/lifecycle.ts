import type { Step } from './case';
import type { Command } from './event';
import type { OperationKind } from './operation';

type CommandType = Command['type'];

/**
 * The life of a case, part one: the commands that each step accepts, and the operations that each may start. A case
 * that ends with a token revokes it, and a lost phone's sessions may be ended.
 */
export const lifecycle = {
  identify: {
    'send-login-code': ['send-login-code'],
    identify: ['sign-in', 'read-account', 'find-user'],
    'read-again': ['read-account'],
    'show-page': ['find-user'],
    choose: ['read-user'],
    abandon: ['revoke-token'],
  },
  card: {
    'record-grounds': [],
    'check-last-four': [],
    'send-code': ['confirm-account'],
    'admin-unbind': ['confirm-user'],
    abandon: ['revoke-token'],
  },
  code: {
    'send-code': ['confirm-account'],
    unbind: ['unbind-phone'],
    abandon: ['revoke-token'],
  },
  outcome: {
    'check-again': ['read-back'],
    'end-sessions': ['end-sessions'],
    reopen: [],
    close: ['revoke-token'],
  },
} as const satisfies Record<Step, Partial<Record<CommandType, readonly OperationKind[]>>>;

/** Part two: after an operation has settled, the possible steps of the case and the operations that may follow. */
export const afterOperation = {
  'send-login-code': { steps: ['identify'], follows: [] },
  'sign-in': { steps: ['identify'], follows: ['read-account'] },
  'read-account': { steps: ['identify', 'card', 'code', 'outcome'], follows: ['revoke-token'] },
  'find-user': { steps: ['identify', 'card', 'outcome'], follows: [] },
  'read-user': { steps: ['identify', 'card', 'outcome'], follows: [] },
  'confirm-account': {
    steps: ['identify', 'card', 'code'],
    follows: ['send-code', 'read-account'],
  },
  'send-code': { steps: ['card', 'code'], follows: [] },
  'unbind-phone': { steps: ['identify', 'code'], follows: ['read-back'] },
  'confirm-user': { steps: ['card'], follows: ['clear-phone-null', 'read-user'] },
  'clear-phone-null': { steps: ['identify', 'card'], follows: ['read-back'] },
  'clear-phone-empty': { steps: ['identify', 'card'], follows: ['read-back'] },
  'read-back': {
    steps: ['card', 'code', 'outcome'],
    follows: ['clear-phone-empty', 'read-account', 'revoke-token', 'end-sessions'],
  },
  'revoke-token': { steps: ['identify', 'outcome'], follows: ['check-token'] },
  'check-token': { steps: ['identify', 'outcome'], follows: [] },
  'end-sessions': { steps: ['outcome'], follows: [] },
} as const satisfies Record<
  OperationKind,
  { readonly steps: readonly Step[]; readonly follows: readonly OperationKind[] }
>;

/** Whether a step accepts a command. Its other conditions (a token, candidates) are checked separately. */
export function takesAt(step: Step, type: CommandType): boolean {
  return Object.hasOwn(lifecycle[step], type);
}
