import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { HistoryEntry } from '../../../history/history';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { usePorts } from '../../ports-context';
import { countText } from '../../text/plural';
import { type HistoryList, pageSize } from './history-list';
import { RowBlock } from './row-block';

interface HistoryTableProps {
  list: HistoryList;
  entries: readonly HistoryEntry[];
  /** The row that gets the focus back when its receipt is closed. */
  returnTo: number | null;
  onOpen: (entry: HistoryEntry) => void;
}

/** The matching receipts that have been loaded. */
export function HistoryTable({ list, entries, returnTo, onOpen }: HistoryTableProps) {
  const { t } = usePorts();
  const root = useRef<HTMLDivElement>(null);
  const more = list.hasMore.value;
  const shown = countText(entries.length);
  useLayoutEffect(() => {
    if (returnTo === null) return;
    root.current?.querySelector<HTMLElement>(`[data-seq="${returnTo}"] button`)?.focus();
  }, []);

  return (
    <div class="history-list" ref={root} aria-busy={list.pending.value !== null}>
      <p class="small" role="status">
        {t(more ? 'history_shown_more' : 'history_shown', shown)}
      </p>
      <table class="receipts" aria-rowcount={more ? -1 : entries.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('col_time')}</th>
            <th scope="col">{t('col_outcome')}</th>
            <th scope="col">
              {t('col_phone')} <span class="th-also">{t('col_way')}</span>
            </th>
            <th scope="col">{t('environment')}</th>
            <th scope="col">
              {t('col_ticket')} <span class="th-also">{t('col_agent')}</span>
            </th>
          </tr>
        </thead>
        {blockStarts(entries.length).map((start) => (
          <RowBlock
            key={start}
            entries={entries.slice(start, start + pageSize)}
            firstRow={start + 2}
            onOpen={onOpen}
          />
        ))}
      </table>
      {list.refusal.value !== null && <RefusalBox refusal={list.refusal.value} />}
      {more && <LoadMore list={list} loaded={entries.length} />}
    </div>
  );
}

/** The start indexes of blocks for this many rows. */
function blockStarts(count: number): number[] {
  return Array.from({ length: Math.ceil(count / pageSize) }, (_, block) => block * pageSize);
}

/** Loads when it scrolls into view, unless it has just failed. */
function LoadMore({ list, loaded }: { list: HistoryList; loaded: number }) {
  const { t } = usePorts();
  const place = useRef<HTMLDivElement>(null);
  const failed = list.refusal.value !== null;
  useEffect(() => {
    if (failed || place.current === null) return;
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) void list.more();
      },
      { rootMargin: '300px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
    // Observe again after each page: if this stays in view, the observer sees no change.
  }, [list, loaded, failed]);
  return (
    <div class="load-more" ref={place}>
      <Button
        id="history-more"
        busy={list.pending.value === 'more'}
        blocked={list.pending.value === 'find'}
        onClick={() => void list.more()}
      >
        {t('history_more')}
      </Button>
    </div>
  );
}
