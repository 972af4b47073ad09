import type { Receipt } from '../case/receipt';
import type { DayCount, HistoryPage, HistoryQuery } from './history';
import type { Row } from './row';
import type { LimitedApp } from './unbinding-times';

/** Where entries are kept. Rows come out as they are stored, unchecked. Every method rejects when storage fails. */
export interface HistoryStore {
  /** Receipts that are not in the chain yet, one for each case, oldest first. */
  unsealed(): Promise<readonly Receipt[]>;
  putUnsealed(receipt: Receipt): Promise<void>;
  countUnsealed(): Promise<number>;
  /** In one transaction: the new row, the end of the one it supersedes, and of the receipt that waited. */
  append(row: Row, supersedes: number | null): Promise<void>;
  dropUnsealed(caseId: string): Promise<void>;
  latestOf(caseId: string): Promise<unknown>;
  get(seq: number): Promise<unknown>;
  replace(row: Row): Promise<void>;
  oldest(): Promise<unknown>;
  /** All entries of a case, ascending. */
  ofCase(caseId: string): Promise<readonly unknown[]>;
  removeUpTo(seq: number): Promise<void>;
  countUpTo(seq: number): Promise<number>;
  page(query: HistoryQuery, before: number | null, limit: number): Promise<HistoryPage>;
  days(starts: readonly number[]): Promise<readonly DayCount[]>;
  /** Rows with a greater `seq`, in batches, ascending. */
  after(seq: number): AsyncIterable<readonly unknown[]>;
  /** When current entries of an application from `since` to `until` ended, or may have ended, with the number gone. */
  unboundSince(app: LimitedApp, since: number, until: number): Promise<readonly number[]>;
}
