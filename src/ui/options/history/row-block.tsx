import { useEffect, useRef } from 'preact/hooks';
import type { HistoryEntry } from '../../../history/history';
import { useSignal } from '../../signal';
import { HistoryRow } from './history-row';

/** How far out of view rows are kept, so that they exist before they are scrolled to. */
const kept = '1000px 0px';

interface RowBlockProps {
  entries: readonly HistoryEntry[];
  /** The table position of its first row, where 1 is the header. */
  firstRow: number;
  onOpen: (entry: HistoryEntry) => void;
}

/**
 * A block of rows in a long table. Far out of view it is only empty space of the same height, so a page costs the same
 * however many were loaded before it.
 */
export function RowBlock({ entries, firstRow, onOpen }: RowBlockProps) {
  const place = useRef<HTMLTableSectionElement>(null);
  /** The height of the rows in CSS pixels while they are removed; null while they exist. */
  const folded = useSignal<number | null>(null);
  useEffect(() => {
    const block = place.current;
    if (block === null) return;
    const observer = new IntersectionObserver(
      (seen) => {
        const latest = seen.at(-1);
        if (latest === undefined) return;
        // Never remove a row with the focus, however far it is scrolled away.
        const needed = latest.isIntersecting || block.contains(document.activeElement);
        folded.value = needed ? null : latest.boundingClientRect.height;
      },
      { rootMargin: kept },
    );
    observer.observe(block);
    return () => observer.disconnect();
  }, []);

  const height = folded.value;
  if (height !== null) {
    return (
      <tbody ref={place} aria-hidden="true">
        <tr class="folded">
          <td colSpan={5} height={height} />
        </tr>
      </tbody>
    );
  }
  return (
    <tbody ref={place}>
      {entries.map((entry, index) => (
        <HistoryRow key={entry.seq} entry={entry} row={firstRow + index} onOpen={onOpen} />
      ))}
    </tbody>
  );
}
