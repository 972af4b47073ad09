import { csvHead, csvLines } from './csv';
import type { HistoryEntry } from './history';

/** A part of a file of entries: a whole when all parts are put together, from the first to the last. */
export function exportPart(
  format: 'csv' | 'json',
  entries: readonly HistoryEntry[],
  first: boolean,
  last: boolean,
): string {
  if (format === 'json') return jsonPart(entries, first, last);
  return (first ? csvHead : '') + csvLines(entries);
}

/** A part of one array of entries: a whole when the parts are put together. */
function jsonPart(entries: readonly HistoryEntry[], first: boolean, last: boolean): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const between = first || entries.length === 0 ? '' : ',\n';
  return `${first ? '[\n' : ''}${between}${lines}${last ? '\n]\n' : ''}`;
}
