import * as icons from '../../icons';
import '../../style/receipt.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isOpen } from '../../../case/check-receipt';
import type { HistoryEntry } from '../../../history/history';
import type { AppState } from '../../../messaging/app-state';
import { Button } from '../../parts/button';
import { ErrorBox, RefusalBox } from '../../parts/error-box';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { outcomeName } from '../../text/outcome-text';
import { outcomeTitle } from '../../text/outcome-title';
import { dateTime } from '../../text/time-text';
import { useAnswer } from '../../use-answer';
import { CheckOpen } from './check-open';
import { CopySummary } from './copy-summary';
import { ErasePerson } from './erase-person';
import { ReceiptFacts } from './receipt-facts';
import { ReceiptOperations } from './receipt-operations';

interface ReceiptDetailProps {
  seq: number;
  state: AppState;
  /** From the list, to be drawn at once. */
  known: HistoryEntry | null;
  occasion: string;
  /** What it says about the caller may be erased. */
  erasing: boolean;
  onOther: (seq: number) => void;
  onChecked: (seq: number) => void;
  onErased: (caseId: string) => void;
  onBack: () => void;
}

/** One receipt in full. */
export function ReceiptDetail({ seq, state, known, occasion, erasing, ...on }: ReceiptDetailProps) {
  const { t, send } = usePorts();
  const root = useRef<HTMLDivElement>(null);
  const answer = useAnswer(() => send('receipts.get', { seq }), `${seq} ${occasion}`);
  const entry = answer.given === null ? known : answer.given.value;
  const there = entry !== null;
  const erasedHere = useSignal(false);
  const gone = erasedHere.value && entry?.receipt.person === null;
  useLayoutEffect(() => {
    root.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'start' });
  }, [there]);
  useLayoutEffect(() => {
    // The pressed button is gone; the result is shown here.
    if (gone) root.current?.querySelector<HTMLElement>('[data-testid="history-erased"]')?.focus();
  }, [gone]);

  return (
    <div class="receipt" data-testid="history-detail" data-seq={seq} ref={root}>
      <div>
        <Button id="history-back" escape="press" kind="quiet" onClick={on.onBack}>
          <span class="back">
            <Icon path={icons.arrow} /> {t('receipt_back')}
          </span>
        </Button>
      </div>
      {answer.refusal !== null && <RefusalBox refusal={answer.refusal} />}
      {entry !== null && (
        <Receipt
          entry={entry}
          erasing={erasing}
          state={state}
          onOther={on.onOther}
          onChecked={on.onChecked}
          onGone={answer.again}
          onErased={() => {
            on.onErased(entry.receipt.caseId);
            erasedHere.value = true;
            answer.again();
          }}
        />
      )}
      {entry === null && answer.given !== null && (
        <>
          <h1 tabIndex={-1}>{t('receipt_entry', String(seq))}</h1>
          <ErrorBox code="receipt-gone" what={t('receipt_gone')} advice={t('receipt_gone_do')} />
        </>
      )}
      {entry === null && answer.given === null && answer.refusal === null && (
        <div class="history-loading" aria-busy="true">
          <span />
          <span />
        </div>
      )}
    </div>
  );
}

interface ReceiptProps {
  entry: HistoryEntry;
  erasing: boolean;
  state: AppState;
  onOther: (seq: number) => void;
  /** This one tells the end now. */
  onChecked: (seq: number) => void;
  onErased: () => void;
  /** The receipt no longer exists. */
  onGone: () => void;
}

function Receipt({ entry, state, erasing, onOther, onChecked, onErased, onGone }: ReceiptProps) {
  const { t } = usePorts();
  const { seq, receipt, erasedAt, supersededBy } = entry;
  const { outcome, person, closedAt, environment } = receipt;
  const erasable = person !== null && erasedAt === null;
  return (
    <>
      <div class="section-head">
        <div>
          <h1 tabIndex={-1}>{t(outcomeTitle[outcome])}</h1>
          <p class="lead receipt-lead">
            <span class={`badge ${outcome}`} data-testid="outcome" data-outcome={outcome}>
              {t(outcomeName[outcome])}
            </span>
            <span>{[t('receipt_entry', String(seq)), dateTime(closedAt)].join(' · ')}</span>
            <span>{environment.label}</span>
          </p>
        </div>
        <CopySummary seq={seq} onGone={onGone} />
      </div>
      {supersededBy !== null && (
        <Notice>
          <p>{t('receipt_superseded', String(supersededBy))}</p>
          <Button id="history-newer" onClick={() => onOther(supersededBy)}>
            {t('receipt_superseded_open', String(supersededBy))}
          </Button>
        </Notice>
      )}
      {supersededBy === null && isOpen(outcome) && (
        <CheckOpen entry={entry} state={state} onChecked={onChecked} />
      )}
      <ReceiptFacts entry={entry} />
      <ReceiptOperations operations={receipt.operations} />
      {erasable && erasing && <ErasePerson seq={seq} onErased={onErased} />}
      {erasable && !erasing && (
        <p class="small" data-testid="managed">
          {t('ref_erasing_off')}
        </p>
      )}
    </>
  );
}
