import type { Failure } from '../genauth/failure';
import type { Operation } from './operation';

/** How the caller's access token is obtained. */
export type Way = 'sms' | 'email' | 'password' | 'token';

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
}

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
  readonly environment: { readonly id: string; readonly label: string; readonly appHost: string };
  readonly way: Way;
  readonly step: Step;
  readonly operations: readonly Operation[];
  /** The user's access token is in memory. */
  readonly hasToken: boolean;
  readonly account: Account | null;
  readonly loginCode: CodeSent | null;
  readonly unbindCode: CodeSent | null;
  /** What the agent has to be told on this screen. */
  readonly problem: Failure | null;
  readonly outcome: Outcome | null;
  /** The agent is done with it; it goes as soon as the last operation has settled. */
  readonly closing: boolean;
}

/** The operation that is out, if any. At most one is. */
export function running(current: Case): Operation | null {
  const last = current.operations.at(-1);
  return last !== undefined && last.settled === null ? last : null;
}

/** A case before its first event. Its revisions start at the time, so that those of two cases differ. */
export function openCase(given: {
  readonly id: string;
  readonly now: number;
  readonly environment: Case['environment'];
  readonly way: Way;
}): Case {
  return {
    version: 1,
    id: given.id,
    revision: given.now,
    openedAt: given.now,
    environment: given.environment,
    way: given.way,
    step: 'identify',
    operations: [],
    hasToken: false,
    account: null,
    loginCode: null,
    unbindCode: null,
    problem: null,
    outcome: null,
    closing: false,
  };
}
