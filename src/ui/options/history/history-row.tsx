import type { HistoryEntry } from '../../../history/history';
import { usePorts } from '../../ports-context';
import { clockTime } from '../../text/clock-time';
import { outcomeName } from '../../text/outcome-text';
import { receiptWay } from '../../text/receipt-text';
import { day } from '../../text/time-text';

interface HistoryRowProps {
  entry: HistoryEntry;
  /** Its position in the table, where 1 is the header. */
  row: number;
  onOpen: (entry: HistoryEntry) => void;
}

/** One receipt in the list. Its button covers the whole row. */
export function HistoryRow({ entry, row, onOpen }: HistoryRowProps) {
  const { t } = usePorts();
  const { seq, receipt, erasedAt, supersededBy } = entry;
  const { closedAt, outcome, environment, person, ticket, agent } = receipt;
  return (
    <tr data-testid="history-row" data-seq={seq} data-outcome={outcome} aria-rowindex={row}>
      <td class="nowrap">
        <button type="button" class="row-open" onClick={() => onOpen(entry)}>
          <time dateTime={new Date(closedAt).toISOString()}>
            {day(closedAt)} <span class="small">{clockTime(closedAt)}</span>
          </time>
        </button>
      </td>
      <td>
        <span class={`badge ${outcome}`}>{t(outcomeName[outcome])}</span>
        {supersededBy !== null && <span class="under">{t('history_superseded')}</span>}
      </td>
      <td class="nowrap">
        {person?.phone != null ? (
          <span class="number">{person.phone}</span>
        ) : (
          <span class="absent">
            {t(erasedAt === null ? 'history_not_known' : 'history_erased')}
          </span>
        )}
        <span class="under">{t(receiptWay[receipt.way])}</span>
      </td>
      <td class="cut" title={`${environment.label}, ${environment.appHost}`}>
        {environment.label}
      </td>
      <td class="cut" title={ticket}>
        {ticket === '' ? <span class="absent">–</span> : ticket}
        {agent !== '' && <span class="under">{agent}</span>}
      </td>
    </tr>
  );
}
