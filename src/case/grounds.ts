import { redact } from '../genauth/redact';

/** The agent's grounds: recorded in the case before anything is done to the account. */
export interface Grounds {
  /** How the caller was verified, in the organization's wording; '' if not required. */
  readonly verifiedHow: string;
  readonly note: string;
  readonly reason: string;
  readonly ticket: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Grounds in the form that is recorded. Free text may contain a full number, which is removed. */
export function recordedGrounds(typed: Omit<Grounds, 'at'>, at: number): Grounds {
  const { verifiedHow, note, reason, ticket } = typed;
  return {
    verifiedHow: redact(verifiedHow),
    note: redact(note),
    reason: redact(reason),
    ticket,
    at,
  };
}
