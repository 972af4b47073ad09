import type { CandidateQuery, HistoryStore } from '../history-store';
import type { StoredReceipt } from '../stored-receipt';
import type { StoredRow } from '../stored-row';

const field = (row: unknown, name: string): unknown => Reflect.get(Object(row), name);
const seqOf = (row: unknown) => Number(field(row, 'seq'));

/** A database in memory that tests can tamper with. */
export class MemoryStore implements HistoryStore {
  rows: StoredRow[] = [];
  /** What waits. */
  aside: unknown[] = [];
  /** How many rows come at once. */
  batch = Number.POSITIVE_INFINITY;
  /** The calls that fail from now on. */
  readonly failing = new Set<keyof HistoryStore>();

  #reach(call: keyof HistoryStore): void {
    if (this.failing.has(call)) throw new Error(`${call} failed`);
  }

  /** Puts anything among the rows. */
  plant(row: unknown): void {
    Array.prototype.push.call(this.rows, row);
    this.rows.sort((one, other) => seqOf(one) - seqOf(other));
  }

  async waiting() {
    return [...this.aside];
  }
  async putWaiting(receipt: StoredReceipt) {
    this.#reach('putWaiting');
    await this.dropWaiting([receipt.tag]);
    this.aside.push(receipt);
  }
  async dropWaiting(tags: readonly string[]) {
    this.aside = this.aside.filter((each) => !tags.includes(String(field(each, 'tag'))));
  }
  async append(row: StoredRow, superseded: StoredRow | null, waitingTag: string) {
    this.#reach('append');
    if (this.rows.some((each) => seqOf(each) === row.seq)) throw new Error('there is one already');
    if (superseded !== null) this.#put(superseded);
    this.#put(row);
    await this.dropWaiting([waitingTag]);
  }
  async ofCase(tags: readonly string[], caseId: string) {
    return this.rows.filter(
      (row) => tags.includes(String(field(row, 'caseTag'))) || field(row, 'caseId') === caseId,
    );
  }
  async get(seq: number) {
    return this.rows.find((row) => field(row, 'seq') === seq);
  }
  async replace(rows: readonly StoredRow[]) {
    this.#reach('replace');
    for (const row of rows) this.#put(row);
  }
  async oldest() {
    return this.rows.find((row) => seqOf(row) >= 1) ?? null;
  }
  async removeUpTo(limit: number) {
    this.rows = this.rows.filter((row) => !(seqOf(row) >= 1 && seqOf(row) <= limit));
  }
  async *candidates({ tokens, plain, ...query }: CandidateQuery, before: number | null) {
    const { outcome, route, environmentId, from, to } = query;
    const found = this.rows.filter((row) => {
      const closedAt = Number(field(row, 'closedAt'));
      const own: unknown = field(row, 'tokens');
      const has = (token: number) => Array.isArray(own) && own.includes(token);
      return (
        field(row, 'current') === 1 &&
        (before === null || seqOf(row) < before) &&
        (outcome === null || field(row, 'outcome') === outcome) &&
        (route === null || field(row, 'route') === route) &&
        (environmentId === null || field(row, 'environmentId') === environmentId) &&
        (from === null || closedAt >= from) &&
        (to === null || closedAt < to) &&
        ((plain && own === undefined) || tokens.every((some) => some.some(has)))
      );
    });
    yield found.toReversed();
  }
  async days() {
    return [];
  }
  async *after(limit: number) {
    const rows = this.rows.filter((row) => !(seqOf(row) <= limit));
    const size = Math.min(this.batch, Math.max(rows.length, 1));
    for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
  }
  async closedBetween(since: number, until: number) {
    return this.rows.filter((row) => {
      const closedAt = Number(field(row, 'closedAt'));
      return field(row, 'current') === 1 && closedAt >= since && closedAt <= until;
    });
  }
  async clear() {
    this.rows = [];
    this.aside = [];
  }

  #put(row: StoredRow): void {
    const others = this.rows.filter((each) => field(each, 'seq') !== row.seq);
    this.rows = [...others, row].toSorted((one, other) => seqOf(one) - seqOf(other));
  }
}
