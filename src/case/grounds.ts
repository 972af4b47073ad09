import { redact } from '../genauth/redact';

/** On what grounds the agent acts: recorded in the case before anything is done to the account. */
export interface Grounds {
  /** How the caller was verified, by the organization's own name for it; '' where it was not asked. */
  readonly verifiedHow: string;
  readonly note: string;
  readonly reason: string;
  readonly ticket: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Grounds as they are recorded. What is written freely may hold a number in full, which is taken out. */
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
