import type { HistoryEntry } from '../../../history/history';
import type { Range } from '../../../vault/lock-limits';
import * as icons from '../../icons';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { Icon } from '../../parts/icon';
import { usePorts } from '../../ports-context';
import { ChainCheck, ChainFindings, useChainCheck } from './chain-check';
import { DayChart } from './day-chart';
import type { EnvironmentChoice } from './environment-choices';
import { ExportButtons } from './export-buttons';
import { FilterBar } from './filter-bar';
import { type FilterFields, filtersIn } from './filter-fields';
import { asksForAll, queryOf } from './filters';
import type { HistoryList } from './history-list';
import { HistoryTable } from './history-table';
import { RetentionForm } from './retention-form';

interface HistoryOverviewProps {
  list: HistoryList;
  fields: FilterFields;
  environments: readonly EnvironmentChoice[];
  /** Changes when a receipt may have been written. */
  occasion: string;
  retentionDays: number;
  retentionBounds: Range;
  returnTo: number | null;
  onRetry: () => void;
  /** The retention has changed, so some receipts may be gone. */
  onRetention: () => void;
  onOpen: (entry: HistoryEntry) => void;
}

/** All receipts: their distribution, the integrity check, and the list for finding one. */
export function HistoryOverview(props: HistoryOverviewProps) {
  const { t } = usePorts();
  const { list, fields, occasion } = props;
  const check = useChainCheck();
  const answered = list.entries.value !== null || list.refusal.value !== null;
  return (
    <>
      <div class="section-head history-head">
        <div>
          <h1>{t('history_title')}</h1>
          <p class="lead">{t('history_lead')}</p>
        </div>
        <ExportButtons query={queryOf(filtersIn(fields))} />
      </div>
      <div class="history-top">
        <DayChart occasion={occasion} ready={answered} />
        <div class="panel care">
          <ChainCheck {...check} />
          <RetentionForm
            days={props.retentionDays}
            bounds={props.retentionBounds}
            onSaved={props.onRetention}
          />
        </div>
      </div>
      <ChainFindings {...check} />
      <FilterBar fields={fields} environments={props.environments} />
      <Found {...props} list={list} />
    </>
  );
}

/** The result of the search: receipts, nothing, or a reason. */
function Found({ list, returnTo, onRetry, onOpen }: HistoryOverviewProps) {
  const { t } = usePorts();
  const entries = list.entries.value;
  const answered = list.answered.value;
  if (entries === null) {
    const refusal = list.refusal.value;
    if (refusal === null || list.pending.value !== null) return <Loading />;
    return (
      <div class="history-list">
        <RefusalBox refusal={refusal} />
        <div class="button-row">
          <Button id="try-again" onClick={onRetry}>
            {t('try_again')}
          </Button>
        </div>
      </div>
    );
  }
  if (entries.length > 0) {
    return <HistoryTable list={list} entries={entries} returnTo={returnTo} onOpen={onOpen} />;
  }
  const nothingYet = answered !== null && asksForAll(answered);
  return (
    <div class="empty" data-testid="history-empty">
      <Icon path={icons.history} />
      <strong role="status">{t(nothingYet ? 'history_empty' : 'history_none')}</strong>
      <p>{t(nothingYet ? 'history_empty_lead' : 'history_none_lead')}</p>
    </div>
  );
}

/** Placeholder for the list while it loads. */
function Loading() {
  const { t } = usePorts();
  return (
    <div class="history-loading" aria-busy="true">
      <p class="unseen" role="status">
        {t('history_loading')}
      </p>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <span key={key} />
      ))}
    </div>
  );
}
