import { useMemo } from 'preact/hooks';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../../history/history';
import type { Send } from '../../../messaging/client';
import type { Refusal } from '../../../messaging/protocol';
import { type ReadonlySignal, signal, useValue } from '../../signal';
import { refusalOf } from '../../use-command';

/** Entries per page. */
export const pageSize = 50;

export interface HistoryList {
  /** Newest first; null until the first answer. */
  readonly entries: ReadonlySignal<readonly HistoryEntry[] | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** The answer being awaited: to the last query, or for more entries. */
  readonly pending: ReadonlySignal<'find' | 'more' | null>;
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** The query that the entries answer. */
  readonly answered: ReadonlySignal<HistoryQuery | null>;
  /**
   * Requests the newest matches. One query runs at a time; of those that arrive in the meantime, only the last one runs
   * next, and answers to the others are dropped. Repeating the same query adds what is new and keeps what was loaded.
   */
  readonly find: (query: HistoryQuery) => Promise<void>;
  /** Requests the next page, unless an answer is pending or there is none. */
  readonly more: () => Promise<void>;
  /** Removes the caller from the receipts of a case, as the background just did. */
  readonly erase: (caseId: string, at: number) => void;
  /** Receipts may have been deleted anywhere, so the next answer replaces everything loaded. */
  readonly distrust: () => void;
}

/** A list for a component, which rerenders when anything in it changes. */
export function useHistoryList(send: Send): HistoryList {
  const list = useMemo(() => createHistoryList(send), [send]);
  useValue(list.entries);
  useValue(list.hasMore);
  useValue(list.pending);
  useValue(list.refusal);
  useValue(list.answered);
  return list;
}

export function createHistoryList(send: Send): HistoryList {
  const entries = signal<readonly HistoryEntry[] | null>(null);
  const next = signal<number | null>(null);
  const hasMore = signal(false);
  const pending = signal<'find' | 'more' | null>(null);
  const refusal = signal<Refusal | null>(null);
  const answered = signal<HistoryQuery | null>(null);
  let asked = 0;
  let wanted: HistoryQuery | null = null;
  let finding = false;

  function show(shown: readonly HistoryEntry[] | null, goesOn: number | null): void {
    entries.value = shown;
    next.value = goesOn;
    hasMore.value = goesOn !== null;
    pending.value = null;
  }

  async function find(query: HistoryQuery): Promise<void> {
    wanted = query;
    asked += 1;
    pending.value = 'find';
    if (finding) return;
    finding = true;
    let turn: number;
    do {
      turn = asked;
      await ask(wanted, turn);
    } while (turn !== asked);
    finding = false;
  }

  async function ask(query: HistoryQuery, turn: number): Promise<void> {
    try {
      const page = await send('receipts.list', { query, before: null, limit: pageSize });
      if (turn !== asked) return;
      const held = answered.value !== null && same(answered.value, query) ? entries.value : null;
      const merged = held === null ? null : mergeNewest(held, page);
      answered.value = query;
      refusal.value = null;
      if (merged === null) show(page.entries, page.next);
      else show(merged, next.value);
    } catch (error) {
      if (turn !== asked) return;
      answered.value = null;
      refusal.value = refusalOf(error);
      show(null, null);
    }
  }

  async function more(): Promise<void> {
    const query = answered.value;
    const before = next.value;
    if (pending.value !== null || query === null || before === null) return;
    const turn = asked;
    pending.value = 'more';
    refusal.value = null;
    try {
      const page = await send('receipts.list', { query, before, limit: pageSize });
      if (turn === asked) {
        show([...(entries.value ?? []), ...page.entries], page.next);
      }
    } catch (error) {
      if (turn !== asked) return;
      refusal.value = refusalOf(error);
      pending.value = null;
    }
  }

  function erase(caseId: string, at: number): void {
    const held = entries.value;
    if (held === null) return;
    entries.value = held.map((each) => (each.receipt.caseId === caseId ? erased(each, at) : each));
  }

  function distrust(): void {
    answered.value = null;
  }

  return { entries, hasMore, pending, refusal, answered, find, more, erase, distrust };
}

/**
 * The loaded entries with the newest page as their new head; null if the page does not reach them, or contains
 * everything there is.
 */
export function mergeNewest(
  held: readonly HistoryEntry[],
  page: HistoryPage,
): readonly HistoryEntry[] | null {
  const last = page.entries.at(-1)?.seq;
  const first = held[0]?.seq;
  if (page.next === null || last === undefined || first === undefined || last > first) return null;
  return [...page.entries, ...held.filter(({ seq }) => seq < last)];
}

/** The entry without the caller. */
export function erased(entry: HistoryEntry, at: number): HistoryEntry {
  return { ...entry, erasedAt: at, receipt: { ...entry.receipt, person: null } };
}

function same(a: HistoryQuery, b: HistoryQuery): boolean {
  return (
    a.text === b.text &&
    a.outcome === b.outcome &&
    a.route === b.route &&
    a.environmentId === b.environmentId &&
    a.from === b.from &&
    a.to === b.to
  );
}
