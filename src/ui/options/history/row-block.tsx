import { useEffect, useRef } from 'preact/hooks';
import type { HistoryEntry } from '../../../history/history';
import { useSignal } from '../../signal';
import { HistoryRow } from './history-row';

/** How far out of sight rows are kept, so that they are there before they are scrolled to. */
const kept = '1000px 0px';

interface RowBlockProps {
  entries: readonly HistoryEntry[];
  /** Where its first row stands in the table: 1 for the head. */
  firstRow: number;
  onOpen: (entry: HistoryEntry) => void;
}

/**
 * Some rows of a long table. Far out of sight they are only room of the same height: a page costs the same however many have
 * been loaded before it.
 */
export function RowBlock({ entries, firstRow, onOpen }: RowBlockProps) {
  const place = useRef<HTMLTableSectionElement>(null);
  /** The height of the rows in CSS pixels while they are folded away; null while they are there. */
  const folded = useSignal<number | null>(null);
  useEffect(() => {
    const block = place.current;
    if (block === null) return;
    const observer = new IntersectionObserver(
      (seen) => {
        const latest = seen.at(-1);
        if (latest === undefined) return;
        // A row with the focus stays, however far it was scrolled away.
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
