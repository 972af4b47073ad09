import type { ComponentChildren } from 'preact';
import type { HistoryEntry } from '../../../history/history';
import { CopyButton } from '../../parts/copy-button';
import { usePorts } from '../../ports-context';
import { durationText } from '../../text/amount-text';
import { tokenText } from '../../text/outcome-text';
import { countText } from '../../text/plural';
import { failureCodeText, readBackText, receiptWay } from '../../text/receipt-text';
import { dateTime } from '../../text/time-text';

/** Everything in a receipt except the requests: the case, its result, the caller and the grounds. */
export function ReceiptFacts({ entry }: { entry: HistoryEntry }) {
  const { t } = usePorts();
  const { receipt } = entry;
  const { environment, failureCode, requestId, agent, verifiedHow, ticket, person, digitsCheck } =
    receipt;
  const failure = failureCode === null ? null : failureCodeText(failureCode);
  return (
    <div class="fact-panels">
      <Facts title={t('receipt_result')}>
        <Fact name={t('receipt_read_back')}>{t(readBackText[receipt.readBack])}</Fact>
        {failureCode !== null && (
          <Fact name={t('receipt_failure')}>
            {failure !== null && `${t(failure)} `}
            <code>{failureCode}</code>
          </Fact>
        )}
        {requestId !== null && <CodeFact name={t('request_id')} text={requestId} />}
        <Fact name={t('token')}>{t(tokenText[receipt.token])}</Fact>
      </Facts>
      <Caller entry={entry} />
      <Facts title={t('receipt_case')}>
        <Fact name={t('receipt_opened')}>{dateTime(receipt.openedAt)}</Fact>
        <Fact name={t('finished')}>
          {dateTime(receipt.closedAt)}{' '}
          <span class="small">
            {t('receipt_after', durationText(receipt.closedAt - receipt.openedAt))}
          </span>
        </Fact>
        <Fact name={t('environment')}>
          {environment.label} <span class="small">{environment.appHost}</span>
        </Fact>
        <Fact name={t('col_way')}>{t(receiptWay[receipt.way])}</Fact>
        {agent !== '' && <Fact name={t('col_agent')}>{agent}</Fact>}
        <CodeFact name={t('receipt_case_id')} text={receipt.caseId} />
      </Facts>
      <Facts title={t('receipt_grounds')}>
        <Fact name={t('receipt_verified')}>{verifiedHow || t('receipt_not_recorded')}</Fact>
        {digitsCheck !== undefined && (
          <Fact name={t('receipt_last_four')}>
            {t(digitsCheck.matched ? 'digits_named' : 'digits_not_named')}{' '}
            {digitsCheck.wrongTries > 0 && (
              <span class="small">{t('digits_wrong', countText(digitsCheck.wrongTries))}</span>
            )}
          </Fact>
        )}
        <Fact name={t('col_ticket')}>{ticket || t('receipt_not_recorded')}</Fact>
        {person !== null && (
          <>
            <Fact name={t('receipt_reason')}>{person.reason || t('receipt_not_recorded')}</Fact>
            {person.note !== '' && <Fact name={t('receipt_note')}>{person.note}</Fact>}
          </>
        )}
      </Facts>
    </div>
  );
}

/** Who called, or that this has been erased. */
function Caller({ entry: { erasedAt, receipt } }: { entry: HistoryEntry }) {
  const { t } = usePorts();
  const { person } = receipt;
  if (person === null) {
    return (
      <div class="panel fact-panel" data-testid="history-erased" tabIndex={-1}>
        <h2>{t('receipt_caller')}</h2>
        <p>
          {erasedAt === null ? t('receipt_no_person') : t('receipt_erased_at', dateTime(erasedAt))}
        </p>
      </div>
    );
  }
  return (
    <Facts title={t('receipt_caller')}>
      <Fact name={t('col_phone')}>
        <span class="number">{person.phone ?? t('history_not_known')}</span>
      </Fact>
      {person.userId !== null && <CodeFact name={t('user_id')} text={person.userId} />}
      {person.phoneCorrelation !== null && (
        <CodeFact name={t('receipt_fingerprint')} text={person.phoneCorrelation} />
      )}
    </Facts>
  );
}

function Facts({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="panel fact-panel">
      <h2>{title}</h2>
      <dl>{children}</dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CodeFact({ name, text }: { name: string; text: string }) {
  return (
    <Fact name={name}>
      <span class="with-copy">
        <code>{text}</code>
        <CopyButton text={text} label={name} />
      </span>
    </Fact>
  );
}
