import type { Receipt } from '../../case/receipt';
import type { HistoryStore } from '../history-store';
import { parseRow, type Row } from '../row';
import { type LimitedApp, unbindingTimes } from '../unbinding-times';

/** A database in memory, with its rows in the open: to be meddled with. */
export class MemoryStore implements HistoryStore {
  rows: Row[] = [];
  readonly waiting = new Map<string, Receipt>();
  /** The calls that fail from now on. */
  readonly failing = new Set<keyof HistoryStore>();

  #reach(call: keyof HistoryStore): void {
    if (this.failing.has(call)) throw new Error(`${call} failed`);
  }

  async unsealed() {
    return [...this.waiting.values()].sort((one, other) => one.closedAt - other.closedAt);
  }
  async putUnsealed(receipt: Receipt) {
    this.#reach('putUnsealed');
    this.waiting.set(receipt.caseId, receipt);
  }
  async countUnsealed() {
    return this.waiting.size;
  }
  async append(row: Row, supersedes: number | null) {
    this.#reach('append');
    if (this.rows.some(({ seq }) => seq === row.seq)) throw new Error('there is one already');
    this.rows = [
      ...this.rows.map((each) =>
        each.seq === supersedes ? { ...each, supersededBy: row.seq, current: 0 as const } : each,
      ),
      row,
    ].toSorted((one, other) => one.seq - other.seq);
    this.waiting.delete(row.caseId);
  }
  async dropUnsealed(caseId: string) {
    this.waiting.delete(caseId);
  }
  async latestOf(caseId: string) {
    return this.rows.findLast((row) => row.caseId === caseId) ?? null;
  }
  async get(seq: number) {
    return this.rows.find((row) => row.seq === seq);
  }
  async replace(row: Row) {
    this.rows = this.rows.map((each) => (each.seq === row.seq ? row : each));
  }
  async oldest() {
    return this.rows[0] ?? null;
  }
  async countUpTo(limit: number) {
    return this.rows.filter(({ seq }) => seq <= limit).length;
  }
  async ofCase(caseId: string) {
    return this.rows.filter((row) => row.caseId === caseId);
  }
  async removeUpTo(limit: number) {
    this.rows = this.rows.filter(({ seq }) => seq > limit);
  }
  async page() {
    return { entries: [], next: null };
  }
  async days() {
    return [];
  }
  async *after(limit: number) {
    yield this.rows.filter(({ seq }) => seq > limit);
  }
  async unboundSince(app: LimitedApp, since: number, until: number) {
    const receipts = this.rows.flatMap((row) => parseRow(row)?.receipt ?? []);
    return unbindingTimes(receipts, app, since, until);
  }
}
