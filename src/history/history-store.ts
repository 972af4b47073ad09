import type { DayCount, HistoryQuery } from './history';
import type { StoredReceipt } from './stored-receipt';
import type { StoredRow } from './stored-row';

/** The part of a query that the database can answer without decrypting. */
export interface CandidateQuery extends Omit<HistoryQuery, 'text'> {
  /** A row must have at least one token of each group. */
  readonly tokens: readonly (readonly number[])[];
  /** Whether to include rows of version 2, which have no tokens. */
  readonly plain: boolean;
}

/** Stores entries. Values are returned as stored, unchecked. Every method rejects if storage fails. */
export interface HistoryStore {
  /** Receipts that are not in the chain yet. */
  waiting(): Promise<readonly unknown[]>;
  /** Replaces a receipt with the same tag. */
  putWaiting(receipt: StoredReceipt): Promise<void>;
  dropWaiting(tags: readonly string[]): Promise<void>;
  /**
   * In one transaction: adds a row, which never replaces one, replaces the row that it supersedes, and drops the waiting
   * receipt that it comes from.
   */
  append(row: StoredRow, superseded: StoredRow | null, waitingTag: string): Promise<void>;
  /** All entries of a case, ascending: by its tags, and by its id for those of version 2. */
  ofCase(tags: readonly string[], caseId: string): Promise<readonly unknown[]>;
  get(seq: number): Promise<unknown>;
  /** In one transaction. */
  replace(rows: readonly StoredRow[]): Promise<void>;
  /** The first row that can be part of a chain. */
  oldest(): Promise<unknown>;
  /** Removes all rows with a `seq` from 1 to this. */
  removeUpTo(seq: number): Promise<void>;
  /** Current rows that may match, newest first, in batches. */
  candidates(query: CandidateQuery, before: number | null): AsyncIterable<readonly unknown[]>;
  days(starts: readonly number[]): Promise<readonly DayCount[]>;
  /** Rows with a greater `seq`, in batches, ascending. */
  after(seq: number): AsyncIterable<readonly unknown[]>;
  /** Current rows of cases closed in this period. */
  closedBetween(since: number, until: number): Promise<readonly unknown[]>;
  /** Removes everything. */
  clear(): Promise<void>;
}
