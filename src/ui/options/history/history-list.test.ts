import { describe, expect, it } from 'vitest';
import type { HistoryPage, HistoryQuery } from '../../../history/history';
import { CommandRefused, type Send } from '../../../messaging/client';
import { noFilters, queryOf } from './filters';
import { createHistoryList, mergeNewest } from './history-list';
import { anEntry } from './testing/entries';

const all = queryOf(noFilters);
const search = (text: string): HistoryQuery => ({ ...all, text });
const page = (from: number, to: number, next: number | null): HistoryPage => ({
  entries: Array.from({ length: from - to + 1 }, (_, index) => anEntry(from - index)),
  next,
});

interface Question {
  readonly query: HistoryQuery;
  readonly before: number | null;
}

/** A background that answers when the test says so. */
function background() {
  const asked: Question[] = [];
  const waiting: { answer: (page: HistoryPage) => void; refuse: () => void }[] = [];
  const send = ((_method: string, params: Question) => {
    asked.push(params);
    return new Promise((resolve, reject) => {
      waiting.push({
        answer: resolve,
        refuse: () => reject(new CommandRefused({ code: 'storage' })),
      });
    });
  }) as unknown as Send;
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    send,
    asked,
    answer: (given: HistoryPage) => {
      waiting.shift()?.answer(given);
      return settled();
    },
    refuse: () => {
      waiting.shift()?.refuse();
      return settled();
    },
  };
}

function opened() {
  const there = background();
  const list = createHistoryList(there.send);
  const seqs = () => list.entries.value?.map(({ seq }) => seq) ?? null;
  return { ...there, list, seqs };
}

describe('the list of receipts', () => {
  it('is null until the first answer', async () => {
    const { list, seqs, answer } = opened();
    void list.find(all);
    expect([seqs(), list.pending.value]).toEqual([null, 'find']);
    await answer(page(3, 1, null));
    expect([seqs(), list.pending.value, list.hasMore.value]).toEqual([[3, 2, 1], null, false]);
  });

  it('asks one question at a time, then only the latest one', async () => {
    const { list, asked, seqs, answer } = opened();
    for (const text of ['a', 'ab', 'abc', 'abcd']) void list.find(search(text));
    expect(asked.map(({ query }) => query.text)).toEqual(['a']);
    await answer(page(9, 1, null));
    expect(seqs()).toBeNull();
    expect(asked.map(({ query }) => query.text)).toEqual(['a', 'abcd']);
    await answer(page(4, 4, null));
    expect(seqs()).toEqual([4]);
    expect(list.answered.value?.text).toBe('abcd');
  });

  it('appends the next page, once', async () => {
    const { list, asked, seqs, answer } = opened();
    void list.find(all);
    await answer(page(9, 7, 7));
    void list.more();
    void list.more();
    expect(asked.map(({ before }) => before)).toEqual([null, 7]);
    await answer(page(6, 5, null));
    expect(seqs()).toEqual([9, 8, 7, 6, 5]);
    void list.more();
    expect(asked).toHaveLength(2);
  });

  it('drops a page that belongs to an earlier question', async () => {
    const { list, seqs, answer } = opened();
    void list.find(all);
    await answer(page(9, 7, 7));
    void list.more();
    void list.find(search('x'));
    await answer(page(6, 5, null));
    expect(seqs()).toEqual([9, 8, 7]);
    await answer(page(2, 2, null));
    expect(seqs()).toEqual([2]);
  });

  it('keeps what was loaded when the same query is repeated, and adds what is new', async () => {
    const { list, seqs, answer } = opened();
    void list.find(all);
    await answer(page(9, 7, 7));
    void list.more();
    await answer(page(6, 4, 4));
    void list.find(all);
    await answer(page(10, 8, 8));
    expect(seqs()).toEqual([10, 9, 8, 7, 6, 5, 4]);
    expect(list.hasMore.value).toBe(true);
  });

  it('says why nothing can be shown, and can be asked again', async () => {
    const { list, seqs, answer, refuse } = opened();
    void list.find(all);
    await refuse();
    expect([seqs(), list.refusal.value]).toEqual([null, { code: 'storage' }]);
    void list.find(all);
    await answer(page(1, 1, null));
    expect([seqs(), list.refusal.value]).toEqual([[1], null]);
  });

  it('keeps what was loaded if the next page fails, and can be asked again', async () => {
    const { list, seqs, answer, refuse } = opened();
    void list.find(all);
    await answer(page(9, 7, 7));
    void list.more();
    await refuse();
    expect([seqs(), list.refusal.value]).toEqual([[9, 8, 7], { code: 'storage' }]);
    void list.more();
    await answer(page(6, 6, null));
    expect([seqs(), list.refusal.value]).toEqual([[9, 8, 7, 6], null]);
  });

  it('erases the caller in all receipts of a case', async () => {
    const { list, answer } = opened();
    void list.find(all);
    const [again, first] = [anEntry(3, { caseId: 'c1' }), anEntry(1, { caseId: 'c1' })];
    await answer({ entries: [again, anEntry(2), first], next: null });
    list.erase('c1', 5);
    expect(list.entries.value?.map(({ erasedAt }) => erasedAt)).toEqual([5, null, 5]);
    expect(list.entries.value?.[0]?.receipt.person).toBeNull();
  });

  it('discards what was loaded if receipts may have been deleted', async () => {
    const { list, seqs, answer } = opened();
    void list.find(all);
    await answer(page(9, 7, 7));
    void list.more();
    await answer(page(6, 4, 4));
    list.distrust();
    void list.find(all);
    await answer(page(9, 8, 8));
    expect(seqs()).toEqual([9, 8]);
  });
});

describe('a newer first page', () => {
  const held = page(9, 5, 5).entries;

  it('replaces the head of what was loaded', () => {
    expect(mergeNewest(held, page(11, 7, 7))?.map(({ seq }) => seq)).toEqual([
      11, 10, 9, 8, 7, 6, 5,
    ]);
  });

  it('replaces everything if there would be a gap', () => {
    expect(mergeNewest(held, page(30, 20, 20))).toBeNull();
  });

  it('replaces everything if it is also the last page, or empty', () => {
    expect(mergeNewest(held, page(9, 6, null))).toBeNull();
    expect(mergeNewest(held, { entries: [], next: null })).toBeNull();
  });
});
