import type { Failure } from '../genauth/failure';
import type { Grounds } from './grounds';
import type { Operation } from './operation';

/**
 * How the account is reached: with the caller's access token, obtained in one of four ways (route A), or through the
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
  /** Why it is not `unbound`, if there is a reason. */
  readonly reason: Failure | null;
}

/** Another way to sign in, besides the phone. `certain` is false if the vendor does not say whether it counts. */
export type LoginMethod =
  | { readonly kind: 'email'; readonly masked: string; readonly certain: boolean }
  | { readonly kind: 'social'; readonly provider: string; readonly certain: true }
  | { readonly kind: 'enterprise'; readonly provider: string; readonly certain: false }
  | { readonly kind: 'password'; readonly username: string; readonly certain: false };

/** What the card shows: enough to verify the caller, without anything that must not be stored. */
export interface Account {
  readonly userId: string;
  readonly name: string | null;
  /** Masked, e.g. `+86 138****5678`. */
  readonly phone: string | null;
  /** Null if the service did not say. */
  readonly loginMethods: readonly LoginMethod[] | null;
  /** As the service returned it (ISO 8601), or null. */
  readonly lastLogin: string | null;
  readonly status: string | null;
  /** Equal for equal numbers, computed with a key that only the vault holds; null if unknown. */
  readonly phoneCorrelation: string | null;
}

/** One of several accounts that a search found: masked, with enough to tell them apart. */
export type Candidate = Pick<Account, 'userId' | 'name' | 'phone' | 'lastLogin' | 'status'> & {
  readonly email: string | null;
  /** The first field that contains the searched text; null if the service matched another one. */
  readonly foundBy: FoundBy | null;
};

/** A field that a search covers. */
export const foundByFields = ['phone', 'email', 'username', 'name', 'nickname'] as const;
export type FoundBy = (typeof foundByFields)[number];

/** A page of search results. `page` counts from 1. */
export interface Candidates {
  readonly list: readonly Candidate[];
  readonly page: number;
  readonly pages: number;
  readonly totalCount: number;
}

/** The environment of a case, which never moves to another host. `managementHost` is '' if none is set. */
export interface CaseEnvironment {
  readonly id: string;
  readonly label: string;
  readonly appHost: string;
  /** Absent from cases that an earlier version opened. */
  readonly appId?: string | undefined;
  readonly managementHost: string;
}

/**
 * What the agent must be told that is not an error:
 * - `account-changed`: user, number or protection differ from the card, so nothing was sent. The card is new;
 * - `code-void`: the number changed after the unbind code was sent, so that code no longer works;
 * - `other-number`: the number is gone, and another one is now bound to the account;
 * - `protection-hidden`: this token does not show whether the account is protected.
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
  /** When the next code can be sent: the service allows one per minute for a number and channel. */
  readonly resendAt: number;
  /** False if no answer came, so the code may or may not have been sent. */
  readonly certain: boolean;
}

/** The caller's tries at the last digits of the number on the card. */
export interface DigitsCheck {
  readonly matched: boolean;
  /** Counted over the whole case, whatever is on the card. */
  readonly wrongTries: number;
}

export const digitsUnchecked: DigitsCheck = { matched: false, wrongTries: 0 };

/**
 * One caller, one account, one environment, from opening to receipt. It is also the journal: `operations` holds every
 * request in order, and the record is stored before each request is sent. It contains no secrets.
 */
export interface Case {
  readonly version: 1;
  readonly id: string;
  /** Grows with every change; a command names the revision that its view was showing. */
  readonly revision: number;
  readonly openedAt: number;
  readonly environment: CaseEnvironment;
  /** The agent's own name, '' if none is set. */
  readonly agent: string;
  readonly way: Way;
  /** As the agent typed or pasted it while identifying the caller; '' if not given. */
  readonly ticket: string;
  readonly step: Step;
  readonly operations: readonly Operation[];
  /** The user's access token is in memory. */
  readonly hasToken: boolean;
  /** The search results, until one is chosen. */
  readonly candidates: Candidates | null;
  readonly account: Account | null;
  readonly grounds: Grounds | null;
  readonly digitsCheck: DigitsCheck;
  /** The user's sessions are ended as soon as the number is gone. */
  readonly endSessions: boolean;
  readonly loginCode: CodeSent | null;
  readonly unbindCode: CodeSent | null;
  /** What went wrong, for the agent on this screen. */
  readonly problem: Failure | null;
  /** What the agent must know that is not an error. */
  readonly notices: readonly Notice[];
  readonly outcome: Outcome | null;
  /** The agent has closed it; it is removed once the last operation has settled. */
  readonly closing: boolean;
}

/** The running operation, if any. There is at most one. */
export function running(current: Case | null): Operation | null {
  const last = current?.operations.at(-1);
  return last?.settled === null ? last : null;
}

/** A case before its first event. Revisions start at the current time, so that those of two cases differ. */
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
    ticket: '',
    step: 'identify',
    operations: [],
    hasToken: false,
    candidates: null,
    account: null,
    grounds: null,
    digitsCheck: digitsUnchecked,
    endSessions: false,
    loginCode: null,
    unbindCode: null,
    problem: null,
    notices: [],
    outcome: null,
    closing: false,
  };
}

/** The ticket of a case: as recorded with the grounds, or as named when it was opened. `''` if there is none. */
export function ticketOf({ grounds, ticket }: Pick<Case, 'grounds' | 'ticket'>): string {
  return grounds?.ticket || ticket;
}
