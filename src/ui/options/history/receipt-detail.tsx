import { useEffect, useRef } from 'preact/hooks';
import type { HistoryEntry } from '../../../history/history';
import { Button } from '../../parts/button';
import { ErrorBox, RefusalBox } from '../../parts/error-box';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { usePorts } from '../../ports-context';
import { outcomeName, outcomeTitle } from '../../text/outcome-text';
import { dateTime } from '../../text/time-text';
import { useAnswer } from '../../use-answer';
import { CopySummary } from './copy-summary';
import { ErasePerson } from './erase-person';
import { ReceiptFacts } from './receipt-facts';
import { ReceiptOperations } from './receipt-operations';

interface ReceiptDetailProps {
  seq: number;
  /** As the list has it, to be drawn at once. */
  known: HistoryEntry | null;
  occasion: number;
  onOther: (seq: number) => void;
  onChanged: (entry: HistoryEntry) => void;
  onBack: () => void;
}

/** One receipt whole. */
export function ReceiptDetail({ seq, known, occasion, ...on }: ReceiptDetailProps) {
  const { t, send } = usePorts();
  const root = useRef<HTMLDivElement>(null);
  const answer = useAnswer(() => send('receipts.get', { seq }), `${seq} ${occasion}`);
  const entry = answer.given === null ? known : answer.given.value;
  const there = entry !== null;
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'start' });
  }, [there]);

  return (
    <div class="receipt" data-testid="history-detail" data-seq={seq} ref={root}>
      <div>
        <Button id="history-back" kind="quiet" onClick={on.onBack}>
          <span class="back">
            <Icon name="arrow" /> {t('receipt_back')}
          </span>
        </Button>
      </div>
      {answer.refusal !== null && <RefusalBox refusal={answer.refusal} />}
      {entry !== null && (
        <Receipt
          entry={entry}
          onOther={on.onOther}
          onErased={(erased) => {
            on.onChanged(erased);
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
  onOther: (seq: number) => void;
  onErased: (entry: HistoryEntry) => void;
}

function Receipt({ entry, onOther, onErased }: ReceiptProps) {
  const { t } = usePorts();
  const { seq, receipt, erasedAt, supersededBy } = entry;
  const { outcome, person, closedAt, environment } = receipt;
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
        <CopySummary seq={seq} />
      </div>
      {supersededBy !== null && (
        <Notice>
          <p>{t('receipt_superseded', String(supersededBy))}</p>
          <Button id="history-newer" onClick={() => onOther(supersededBy)}>
            {t('receipt_superseded_open', String(supersededBy))}
          </Button>
        </Notice>
      )}
      <ReceiptFacts entry={entry} />
      <ReceiptOperations operations={receipt.operations} />
      {person !== null && erasedAt === null && <ErasePerson entry={entry} onErased={onErased} />}
    </>
  );
}
