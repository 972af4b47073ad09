import type { Failure } from '../genauth/failure';
import type { Account, Candidates, Way } from './case';
import type { Grounds } from './grounds';

/**
 * What an agent can do to a case. The secrets that go with it (code, password, token, what is searched for) never enter the
 * case; what is only checked (`lastFour`, `confirmed`) does not either.
 */
export type Command =
  | { readonly type: 'send-login-code'; readonly way: 'sms' | 'email' }
  | { readonly type: 'identify'; readonly way: Way }
  | { readonly type: 'read-again' }
  | { readonly type: 'show-page' }
  | { readonly type: 'choose' }
  | { readonly type: 'record-grounds'; readonly grounds: Grounds }
  /** `grounds` are null where they were recorded before, or are not asked. */
  | { readonly type: 'send-code'; readonly grounds: Grounds | null; readonly confirmed: boolean }
  | { readonly type: 'unbind' }
  | AdminUnbind
  | { readonly type: 'end-sessions' }
  | { readonly type: 'check-again' }
  | { readonly type: 'abandon' }
  | { readonly type: 'close' };

/** Route B's one act. */
export interface AdminUnbind {
  readonly type: 'admin-unbind';
  readonly grounds: Grounds;
  /** As typed. */
  readonly lastFour: string;
  /** That this is a production environment. */
  readonly confirmed: boolean;
  readonly endSessions: boolean;
}

/** How an operation ended. What it found out about the account comes with it; a token does not. */
export type Answer =
  | { readonly ok: true; readonly requestId: string | null; readonly found: Found }
  | { readonly ok: false; readonly failure: Failure };

export type Found =
  | { readonly kind: 'nothing' }
  | FoundAccount
  | { readonly kind: 'candidates'; readonly candidates: Candidates }
  | { readonly kind: 'phone'; readonly bound: boolean };

export interface FoundAccount {
  readonly kind: 'account';
  readonly account: Account;
  readonly phoneBound: boolean | null;
  /** The organisation has it that nobody touches this account. */
  readonly isProtected: boolean;
}

export type CaseEvent =
  | Command
  /** A safeguard does not let a command pass. */
  | { readonly type: 'stopped'; readonly problem: Failure }
  | { readonly type: 'settled'; readonly operationId: string; readonly answer: Answer }
  /** The token is no longer in memory: the browser was restarted, or the vault's session ended. */
  | { readonly type: 'token-lost' };

/** The surroundings of one step: the time in milliseconds since the epoch, and an id for an operation that it starts. */
export interface Moment {
  readonly now: number;
  readonly operationId: string;
}
