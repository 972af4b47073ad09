import { exportPart } from '../../../history/export-part';
import type { HistoryPage, HistoryQuery } from '../../../history/history';
import { RECEIPTS_AT_ONCE } from '../../../history/limits';
import type { Send } from '../../../messaging/client';

export type ExportFormat = 'csv' | 'json';

/**
 * All matching receipts, page by page. Each page is handed to the browser at once, since all together may exceed the
 * page's memory. Throws `CommandRefused`, or the reason of `signal` if that is aborted.
 *
 * @param onProgress called after each page with the number of characters so far
 */
export async function exportParts(
  send: Send,
  format: ExportFormat,
  query: HistoryQuery,
  onProgress: (characters: number) => void,
  signal: AbortSignal,
): Promise<Blob[]> {
  const parts: Blob[] = [];
  let characters = 0;
  let before: number | null = null;
  do {
    const { entries, next }: HistoryPage = await send('receipts.list', {
      query,
      before,
      limit: RECEIPTS_AT_ONCE,
    });
    const text = exportPart(format, entries, before === null, next === null);
    signal.throwIfAborted();
    parts.push(new Blob([text]));
    characters += text.length;
    onProgress(characters);
    before = next;
  } while (before !== null);
  return parts;
}

export const mediaType: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};
