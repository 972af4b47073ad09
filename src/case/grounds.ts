/** On what grounds the agent acts: recorded in the case before anything is done to the account. */
export interface Grounds {
  /** How the caller was verified, by the organisation's own name for it; '' where it was not asked. */
  readonly verifiedHow: string;
  readonly note: string;
  readonly reason: string;
  readonly ticket: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
