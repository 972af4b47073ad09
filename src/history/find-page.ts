import type { ChainState } from './chain-state';
import type { HistoryEntry, HistoryPage, HistoryQuery } from './history';
import type { HistoryStore } from './history-store';
import { entryOf } from './row';
import { type RowReading, readRow } from './stored-row';
import { isFoundBy, searchedWords, tokensFor } from './words';

/**
 * A page of the current entries that match a query, newest first. The database preselects rows by their columns and tokens;
 * the decrypted receipt decides.
 */
export async function findPage(
  store: Pick<HistoryStore, 'candidates'>,
  { chain, reading }: { readonly chain: ChainState; readonly reading: RowReading },
  { text, ...columns }: HistoryQuery,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<HistoryPage> {
  const terms = searchedWords(text);
  const tokens = await Promise.all(terms.map((term) => tokensFor(term, reading.ring)));
  const query = { ...columns, tokens, plain: reading.plain };
  const entries: HistoryEntry[] = [];
  for await (const batch of store.candidates(query, before)) {
    const rows = await Promise.all(batch.map((value) => readRow(value, reading)));
    for (const row of rows) {
      if (row === null || !isFoundBy(row.receipt, terms)) continue;
      // One more than is shown, to know whether there is another page.
      if (entries.length === limit) return { entries, next: entries.at(-1)?.seq ?? null };
      entries.push(entryOf(row, chain.erased));
    }
  }
  return { entries, next: null };
}
