import '../../style/history.css';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { HistoryEntry } from '../../../history/history';
import type { AppState } from '../../../messaging/app-state';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { type EnvironmentChoice, environmentChoices } from './environment-choices';
import { filtersIn, useFilterFields } from './filter-fields';
import { queryOf } from './filters';
import { useHistoryList } from './history-list';
import { HistoryOverview } from './history-overview';
import { ReceiptDetail } from './receipt-detail';

/** The receipts: all of them, or one in full. The search and the loaded entries are kept while one is read. */
export function HistorySection({ state }: { state: AppState }) {
  const { send, now } = usePorts();
  const list = useHistoryList(send);
  const fields = useFilterFields();
  const filters = filtersIn(fields);
  const asked = useMemo(() => queryOf(filters), Object.values(filters));
  const open = useSignal<{ readonly seq: number; readonly known: HistoryEntry | null } | null>(
    null,
  );
  const returnTo = useRef<number | null>(null);
  const seen = useRef<readonly EnvironmentChoice[]>([]);
  // A receipt is written or rewritten when a case ends, settles or is closed.
  const tries = useSignal(0);
  const occasion = `${state.case?.revision ?? 0} ${tries.value}`;
  const again = () => {
    tries.value += 1;
  };
  useEffect(() => void list.find(asked), [list, asked, occasion]);
  seen.current = environmentChoices(state.environments, seen.current, list.entries.value ?? []);

  return (
    <section id="history">
      {open.value === null ? (
        <HistoryOverview
          list={list}
          fields={fields}
          environments={seen.current}
          occasion={occasion}
          retentionDays={state.retentionDays}
          retentionBounds={state.organisation.audit.retention}
          returnTo={returnTo.current}
          onRetry={again}
          onRetention={() => {
            list.distrust();
            again();
          }}
          onOpen={(entry) => {
            returnTo.current = entry.seq;
            open.value = { seq: entry.seq, known: entry };
          }}
        />
      ) : (
        <ReceiptDetail
          key={open.value.seq}
          seq={open.value.seq}
          state={state}
          known={open.value.known}
          occasion={occasion}
          erasing={state.organisation.audit.erasing}
          onOther={(seq) => {
            open.value = { seq, known: null };
          }}
          onChecked={(seq) => {
            open.value = { seq, known: null };
            returnTo.current = seq;
            again();
          }}
          onErased={(caseId) => list.erase(caseId, now())}
          onBack={() => {
            open.value = null;
          }}
        />
      )}
    </section>
  );
}
