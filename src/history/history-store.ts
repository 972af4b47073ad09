import type { DayCount, HistoryQuery } from './history';
import type { StoredReceipt } from './stored-receipt';
import type { StoredRow } from './stored-row';

/** What the database can look for by itself. */
export interface CandidateQuery extends Omit<HistoryQuery, 'text'> {
  /** Of each, a row has at least one of the tokens. */
  readonly tokens: readonly (readonly number[])[];
  /** Rows of version 2 have no tokens: they are given as if they had all. */
  readonly plain: boolean;
}

/** Where entries are kept. They come out as they are stored, unchecked. Every method rejects when storage fails. */
export interface HistoryStore {
  /** Receipts that are not in the chain yet. */
  waiting(): Promise<readonly unknown[]>;
  /** In the place of one with the same tag. */
  putWaiting(receipt: StoredReceipt): Promise<void>;
  dropWaiting(tags: readonly string[]): Promise<void>;
  /**
   * In one transaction: adds a row, which never replaces one, replaces the row that it supersedes, and drops the waiting
   * receipt that it was made of.
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
  /** Current rows that may be what is looked for, newest first, in batches. */
  candidates(query: CandidateQuery, before: number | null): AsyncIterable<readonly unknown[]>;
  days(starts: readonly number[]): Promise<readonly DayCount[]>;
  /** Rows with a greater `seq`, in batches, ascending. */
  after(seq: number): AsyncIterable<readonly unknown[]>;
  /** Current rows of cases that were closed in this time. */
  closedBetween(since: number, until: number): Promise<readonly unknown[]>;
  /** Removes everything. */
  clear(): Promise<void>;
}
