import { expect, it } from 'vitest';
import type { Send } from '../../../messaging/client';
import { exportParts } from './export-text';
import { noFilters, queryOf } from './filters';
import { anEntry } from './testing/entries';

const query = queryOf(noFilters);

/** Answers with the pages in order, each with entries of these numbers; `before` names the next one. */
function pages(...numbers: number[][]): Send {
  const send = async (_method: string, { before }: { before: number | null }) => {
    const index = before === null ? 0 : numbers.length - before;
    const left = numbers.length - index - 1;
    const entries = numbers[index]?.map((seq) => anEntry(seq));
    return { entries, next: left === 0 ? null : left };
  };
  return send as unknown as Send;
}

it('an export continues until there is no next page, and is one file', async () => {
  const told: number[] = [];
  const send = pages([5, 4], [3], [2, 1]);
  const life = new AbortController();
  const parts = await exportParts(send, 'json', query, (done) => told.push(done), life.signal);
  const texts = await Promise.all(parts.map((part) => part.text()));
  expect(JSON.parse(texts.join(''))).toMatchObject([5, 4, 3, 2, 1].map((seq) => ({ seq })));
  const lengths = texts.map((text) => text.length);
  expect(told).toEqual(lengths.map((_, index) => sum(lengths.slice(0, index + 1))));
});

it('an export as CSV names its columns once', async () => {
  const { signal } = new AbortController();
  const parts = await exportParts(pages([2], [1]), 'csv', query, () => undefined, signal);
  const lines = (await Promise.all(parts.map((part) => part.text())))
    .join('')
    .trimEnd()
    .split('\r\n');
  expect(lines.map((line) => line.replace('\ufeff', '').split(',')[0])).toEqual(['seq', '2', '1']);
});

it('an export ends when its page is gone', async () => {
  const life = new AbortController();
  const aborted = exportParts(
    pages([3], [2], [1]),
    'json',
    query,
    () => life.abort(new Error('gone')),
    life.signal,
  );
  await expect(aborted).rejects.toThrow('gone');
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
