import type { Operation } from '../../../case/operation';
import type { Failure } from '../../../genauth/failure';
import { CopyButton } from '../../parts/copy-button';
import { usePorts } from '../../ports-context';
import { durationText } from '../../text/amount-text';
import { failureText, numbersText } from '../../text/failure-text';
import { operationName } from '../../text/operation-name';
import { resultText } from '../../text/receipt-text';
import { dateTime, exactTime } from '../../text/time-text';

/** The journal of a case: every request with its result. */
export function ReceiptOperations({ operations }: { operations: readonly Operation[] }) {
  const { t } = usePorts();
  return (
    <div class="operations">
      <div>
        <h2>{t('receipt_operations')}</h2>
        <p class="small">{t('receipt_operations_lead')}</p>
      </div>
      <table class="receipts">
        <thead>
          <tr>
            <th scope="col">{t('col_time')}</th>
            <th scope="col">{t('receipt_request')}</th>
            <th scope="col">{t('receipt_result')}</th>
            <th scope="col" class="amount">
              {t('receipt_took')}
            </th>
            <th scope="col">{t('request_id')}</th>
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <OperationRow key={operation.id} operation={operation} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OperationRow({ operation }: { operation: Operation }) {
  const { t } = usePorts();
  const { kind, startedAt, settled } = operation;
  const { tone, text } = resultText(operation);
  const failure = settled?.result === 'failed' ? settled.failure : null;
  const requestId = settled?.result === 'done' ? settled.requestId : (failure?.requestId ?? null);
  return (
    <tr data-testid="history-operation" data-kind={kind}>
      <td class="nowrap number">
        <time dateTime={new Date(startedAt).toISOString()} title={dateTime(startedAt)}>
          {exactTime(startedAt)}
        </time>
      </td>
      <td>
        {t(operationName[kind])}
        {failure !== null && <FailureWords failure={failure} />}
      </td>
      <td>
        <span class={`tag ${tone}`}>{t(text)}</span>
      </td>
      <td class="amount number nowrap">
        {settled === null ? '–' : durationText(settled.at - startedAt)}
      </td>
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

/** Why it failed, with the service's codes and message. */
function FailureWords({ failure }: { failure: Failure }) {
  const { t } = usePorts();
  const { code, message } = failure;
  const numbers = numbersText(failure, t);
  return (
    <>
      <span class="under">{t(failureText[code][0])}</span>
      <span class="under">
        <code>{code}</code>
        {numbers !== null && ` · ${numbers}`}
      </span>
      {message !== null && (
        <span class="under">
          {t('service_says')} <q>{message}</q>
        </span>
      )}
    </>
  );
}
