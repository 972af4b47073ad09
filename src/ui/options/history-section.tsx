import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Receipt } from '../../case/receipt';
import type { HistoryQuery } from '../../history/history';
import type { AppState } from '../../messaging/app-state';
import { CopyButton } from '../parts/copy-button';
import { RefusalBox } from '../parts/error-box';
import { Icon } from '../parts/icon';
import { usePorts } from '../ports-context';
import { outcomeName, receiptTokenText } from '../text/outcome-text';
import { clockTime, day } from '../text/time-text';
import { useCommand } from '../use-command';

const everything: HistoryQuery = {
  text: '',
  outcome: null,
  route: null,
  environmentId: null,
  from: null,
  to: null,
};

/** The receipts, newest first. */
export function HistorySection({ state }: { state: AppState }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const receipts = useSignal<readonly Receipt[] | null>(null);
  // A receipt is written, or written again, when a case ends, settles or goes.
  const occasion = state.case?.revision ?? 0;
  const listedAt = useRef<number | null>(null);
  useEffect(() => {
    // What comes while a list is on its way would be dropped: it is asked for when that is there.
    if (command.pending || listedAt.current === occasion) return;
    listedAt.current = occasion;
    void command.run(async () => {
      const page = await send('receipts.list', { query: everything, before: null, limit: 100 });
      receipts.value = page.entries.map(({ receipt }) => receipt);
    });
  }, [occasion, command.pending]);
  const listed = [...(receipts.value ?? [])].sort((a, b) => b.closedAt - a.closedAt);

  return (
    <section id="history" aria-busy={command.pending}>
      <div class="section-head">
        <div>
          <h1>{t('history_title')}</h1>
          <p class="lead">{t('history_lead')}</p>
        </div>
      </div>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
      {receipts.value !== null && listed.length === 0 && (
        <div class="empty">
          <Icon name="history" />
          <strong>{t('history_empty')}</strong>
          <p>{t('history_empty_lead')}</p>
        </div>
      )}
      {listed.length > 0 && (
        <table class="receipts">
          <thead>
            <tr>
              <th>{t('col_time')}</th>
              <th>{t('environment')}</th>
              <th>{t('col_phone')}</th>
              <th>{t('col_outcome')}</th>
              <th>{t('token')}</th>
              <th>{t('request_id')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((receipt) => (
              <ReceiptRow key={receipt.caseId} receipt={receipt} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ReceiptRow({ receipt }: { receipt: Receipt }) {
  const { t } = usePorts();
  const { outcome, requestId, failureCode } = receipt;
  return (
    <tr data-testid="receipt" data-outcome={outcome}>
      <td class="nowrap">
        <time dateTime={new Date(receipt.closedAt).toISOString()}>
          {day(receipt.closedAt)} <span class="small">{clockTime(receipt.closedAt)}</span>
        </time>
      </td>
      <td class="wide" title={receipt.environment.appHost}>
        {receipt.environment.label}
      </td>
      <td class="nowrap">{receipt.person?.phone ?? '–'}</td>
      <td>
        <span class={`badge ${outcome}`} title={failureCode ?? undefined}>
          {t(outcomeName[outcome])}
        </span>
      </td>
      <td class="nowrap">{t(receiptTokenText[receipt.token])}</td>
      <td>
        {requestId === null ? (
          '–'
        ) : (
          <span class="with-copy">
            <code title={requestId}>{requestId}</code>
            <CopyButton text={requestId} label={t('request_id')} />
          </span>
        )}
      </td>
    </tr>
  );
}
