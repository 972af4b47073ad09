import { expect, it } from 'vitest';
import type { Send } from '../../../messaging/client';
import { exportParts } from './export-text';
import { noFilters, queryOf } from './filters';

const query = queryOf(noFilters);

/** Answers with the pages in order; `before` names the next one. */
function pages(...texts: string[]): Send {
  const send = async (_method: string, { before }: { before: number | null }) => {
    const index = before === null ? 0 : texts.length - before;
    const left = texts.length - index - 1;
    return { text: texts[index], next: left === 0 ? null : left };
  };
  return send as unknown as Send;
}

it('an export goes on until there is no next page', async () => {
  const told: number[] = [];
  const send = pages('head\n', 'one\n', 'two\n');
  const life = new AbortController();
  const parts = await exportParts(send, 'csv', query, (done) => told.push(done), life.signal);
  expect(await Promise.all(parts.map((part) => part.text()))).toEqual(['head\n', 'one\n', 'two\n']);
  expect(told).toEqual([5, 9, 13]);
});

it('an export ends where the page that asked for it went away', async () => {
  const life = new AbortController();
  const aborted = exportParts(
    pages('a', 'b', 'c'),
    'json',
    query,
    () => life.abort(new Error('gone')),
    life.signal,
  );
  await expect(aborted).rejects.toThrow('gone');
});
