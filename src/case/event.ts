import type { Failure } from '../genauth/failure';
import type { Account, Way } from './case';

/** What an agent can do to a case. The secrets that go with it (code, password, token) never enter the case. */
export type Command =
  | { readonly type: 'send-login-code'; readonly way: 'sms' | 'email' }
  | { readonly type: 'identify'; readonly way: Way }
  | { readonly type: 'read-again' }
  | { readonly type: 'send-code' }
  | { readonly type: 'unbind' }
  | { readonly type: 'check-again' }
  | { readonly type: 'abandon' }
  | { readonly type: 'close' };

/** How an operation ended. What it found out about the account comes with it; a token does not. */
export type Answer =
  | { readonly ok: true; readonly requestId: string | null; readonly found: Found }
  | { readonly ok: false; readonly failure: Failure };

export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'account'; readonly account: Account; readonly phoneBound: boolean | null }
  | { readonly kind: 'phone'; readonly bound: boolean };

export type CaseEvent =
  | Command
  | { readonly type: 'settled'; readonly operationId: string; readonly answer: Answer }
  /** The token is no longer in memory: the browser was restarted, or the vault's session ended. */
  | { readonly type: 'token-lost' };

/** The surroundings of one step: the time in milliseconds since the epoch, and an id for an operation that it starts. */
export interface Moment {
  readonly now: number;
  readonly operationId: string;
}
