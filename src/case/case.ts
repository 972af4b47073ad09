import type { Failure } from '../genauth/failure';
import type { Grounds } from './grounds';
import type { Operation } from './operation';

/**
 * How the account is reached: with the caller's access token, obtained in one of four ways (route A), or by the
 * management API, for a caller who has lost the phone (route B).
 */
export type Way = 'sms' | 'email' | 'password' | 'token' | 'admin';

export type Step = 'identify' | 'card' | 'code' | 'outcome';

/** Exactly one per finished case. */
export type OutcomeKind = 'unbound' | 'accepted' | 'refused' | 'unknown' | 'abandoned';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Why it is not `unbound`, where there is a reason. */
  readonly reason: Failure | null;
}

/** Another way to sign in, besides the phone. `certain` is false where the vendor does not say whether it counts. */
export type LoginMethod =
  | { readonly kind: 'email'; readonly masked: string; readonly certain: boolean }
  | { readonly kind: 'social'; readonly provider: string; readonly certain: true }
  | { readonly kind: 'enterprise'; readonly provider: string; readonly certain: false }
  | { readonly kind: 'password'; readonly username: string; readonly certain: false };

/** What the card shows: enough to know the caller by, with nothing in it that must not be stored. */
export interface Account {
  readonly userId: string;
  readonly name: string | null;
  /** Masked, e.g. `+86 138****5678`. */
  readonly phone: string | null;
  /** Null when the service did not tell. */
  readonly loginMethods: readonly LoginMethod[] | null;
  /** As the service gave it (ISO 8601), or null. */
  readonly lastLogin: string | null;
  readonly status: string | null;
  /** The same for the same number, under a key that only the vault holds; null where it is not known. */
  readonly phoneCorrelation: string | null;
}

/** One of several accounts that a search found: enough to tell them apart, and masked. */
export type Candidate = Pick<Account, 'userId' | 'name' | 'phone' | 'lastLogin' | 'status'> & {
  readonly email: string | null;
  /** The first field with the searched text in it; null where the service found it by another. */
  readonly foundBy: FoundBy | null;
};

/** A field that a search looks into. */
export const foundByFields = ['phone', 'email', 'username', 'name', 'nickname'] as const;
export type FoundBy = (typeof foundByFields)[number];

/** What a search found, a page of it. `page` counts from 1. */
export interface Candidates {
  readonly list: readonly Candidate[];
  readonly page: number;
  readonly pages: number;
  readonly totalCount: number;
}

/** Where a case is worked: it never moves to another host. `managementHost` is '' where none is set. */
export interface CaseEnvironment {
  readonly id: string;
  readonly label: string;
  readonly appHost: string;
  /** Absent from cases that an earlier version opened. */
  readonly appId?: string | undefined;
  readonly managementHost: string;
}

/**
 * What an agent must be told that is no error:
 * - `account-changed`: user, number or protection are not what the card showed, so nothing was sent. The card is new;
 * - `code-void`: the number changed after the unbind code was sent, so that code no longer works;
 * - `other-number`: the number is gone, and another one is bound to the account now;
 * - `protection-hidden`: this token does not show what would tell that the account is protected.
 */
export const notices = [
  'account-changed',
  'code-void',
  'other-number',
  'protection-hidden',
] as const;

export type Notice = (typeof notices)[number];

/** A code that was sent. All times are milliseconds since the epoch, by this machine's clock. */
export interface CodeSent {
  readonly at: number;
  /** The service takes one code a minute for a number and channel. */
  readonly resendAt: number;
  /** False when no answer came, and the code may or may not be on its way. */
  readonly certain: boolean;
}

/**
 * One caller, one account, one environment, from opening to receipt. It is the journal, too: `operations` holds every
 * request in order, and the record is stored before each of them leaves. Nothing secret is in it.
 */
export interface Case {
  readonly version: 1;
  readonly id: string;
  /** Grows with every change; a command names the revision that its view was showing. */
  readonly revision: number;
  readonly openedAt: number;
  readonly environment: CaseEnvironment;
  /** The agent's own name, '' where none is set. */
  readonly agent: string;
  readonly way: Way;
  readonly step: Step;
  readonly operations: readonly Operation[];
  /** The user's access token is in memory. */
  readonly hasToken: boolean;
  /** What a search found, as long as none of them is chosen. */
  readonly candidates: Candidates | null;
  readonly account: Account | null;
  readonly grounds: Grounds | null;
  /** The user's sessions are ended as soon as the number is gone. */
  readonly endSessions: boolean;
  readonly loginCode: CodeSent | null;
  readonly unbindCode: CodeSent | null;
  /** What went wrong, for the agent on this screen. */
  readonly problem: Failure | null;
  /** What the agent must know that is no error. */
  readonly notices: readonly Notice[];
  readonly outcome: Outcome | null;
  /** The agent is done with it; it goes as soon as the last operation has settled. */
  readonly closing: boolean;
}

/** The operation that is out, if any. At most one is. */
export function running(current: Case | null): Operation | null {
  const last = current?.operations.at(-1);
  return last?.settled === null ? last : null;
}

/** A case before its first event. Its revisions start at the time, so that those of two cases differ. */
export function openCase(given: {
  readonly id: string;
  readonly now: number;
  readonly environment: CaseEnvironment;
  readonly agent: string;
  readonly way: Way;
}): Case {
  return {
    version: 1,
    id: given.id,
    revision: given.now,
    openedAt: given.now,
    environment: given.environment,
    agent: given.agent,
    way: given.way,
    step: 'identify',
    operations: [],
    hasToken: false,
    candidates: null,
    account: null,
    grounds: null,
    endSessions: false,
    loginCode: null,
    unbindCode: null,
    problem: null,
    notices: [],
    outcome: null,
    closing: false,
  };
}
