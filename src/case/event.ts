import type { Credential } from '../genauth/client';
import type { Failure } from '../genauth/failure';
import type { Account, Candidates } from './case';
import type { Grounds } from './grounds';
import type { CodeAddress, UserQuery } from './request';
import type { NumberSeen } from './seen-account';

/**
 * What an agent can do to a case. A command carries secrets (code, password, token, search text) for the one request
 * that needs them. They never enter the case, and neither do values that are only checked (`lastFour`, `confirmed`).
 */
export type Command =
  | ({ readonly type: 'send-login-code' } & Named & CodeAddress)
  | ({ readonly type: 'identify' } & Named & Identification)
  | { readonly type: 'read-again' }
  /** Another page of the last search's results, from 1. */
  | { readonly type: 'show-page'; readonly page: number }
  | { readonly type: 'choose'; readonly userId: string }
  | { readonly type: 'record-grounds'; readonly grounds: Grounds }
  /** The digits that the caller names, as typed. */
  | { readonly type: 'check-last-four'; readonly lastFour: string }
  /** `grounds` are null if they were recorded before or are not required. */
  | { readonly type: 'send-code'; readonly grounds: Grounds | null; readonly confirmed: boolean }
  | { readonly type: 'unbind'; readonly passCode: string }
  | AdminUnbind
  | { readonly type: 'end-sessions' }
  | { readonly type: 'check-again' }
  | { readonly type: 'abandon' }
  /** Undoes `abandon`. */
  | { readonly type: 'reopen' }
  | { readonly type: 'close' };

/** The ticket of a command that may open a case; the case keeps its own if none is named. */
interface Named {
  readonly ticket?: string | undefined;
}

/** What identifies the account. */
export type Identification =
  | Credential
  | { readonly way: 'token'; readonly accessToken: string }
  | { readonly way: 'admin'; readonly query: UserQuery };

/** The single act for a lost phone. */
export interface AdminUnbind {
  readonly type: 'admin-unbind';
  readonly grounds: Grounds;
  /** As typed. */
  readonly lastFour: string;
  /** That this is a production environment. */
  readonly confirmed: boolean;
  readonly endSessions: boolean;
}

/** The result of an operation, with what it found out about the account, but without a token. */
export type OperationAnswer =
  | { readonly ok: true; readonly requestId: string | null; readonly found: Found }
  | { readonly ok: false; readonly failure: Failure };

export type Found =
  | { readonly kind: 'nothing' }
  | FoundAccount
  | { readonly kind: 'candidates'; readonly candidates: Candidates }
  | SeenAgain;

/** An account, with everything that its card shows. */
export interface FoundAccount {
  readonly kind: 'account';
  readonly account: Account;
  readonly phoneBound: boolean | null;
  readonly protection: Protection;
  /** Compared with the number that the case had seen before. */
  readonly number: NumberSeen;
}

/** Another look at the account: its current state compared with its card. */
export interface SeenAgain {
  readonly kind: 'seen';
  readonly userId: string;
  readonly number: NumberSeen;
  readonly protection: Protection;
}

/**
 * Whether the organization forbids changes to an account. `cannot-tell`: the service did not show the field that
 * decides, so the account counts as protected.
 */
export type Protection = 'protected' | 'not-protected' | 'cannot-tell';

export type CaseEvent =
  | Command
  /** A safeguard refuses a command. */
  | { readonly type: 'stopped'; readonly command: Command; readonly problem: Failure }
  | { readonly type: 'settled'; readonly operationId: string; readonly answer: OperationAnswer }
  /** The vault was locked before the request left: nothing was sent, and its entry goes. */
  | { readonly type: 'withdrawn'; readonly operationId: string }
  /** The vault is open again: whatever a lock held back goes on. */
  | { readonly type: 'resumed' }
  /** The token is gone: an earlier version kept it in memory alone. */
  | { readonly type: 'token-lost' };

/** The context of one step: the time in milliseconds since the epoch, and an id for an operation that it starts. */
export interface Moment {
  readonly now: number;
  readonly operationId: string;
}
