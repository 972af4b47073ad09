import { type Case, ticketOf } from '../../case/case';
import type { Operation } from '../../case/operation';
import { decidingRequestId } from '../../case/receipt';
import { tokenState } from '../../case/token-fate';
import { code, plain } from '../../history/markdown';
import type { MessageKey, Translate } from '../ports';
import { operationName } from './operation-name';
import { outcomeMessage, outcomeName, tokenText } from './outcome-text';
import { ticketTime } from './time-text';
import { wayName } from './way-name';

/**
 * A finished case as Markdown, for a ticket. The number is masked. The caller's name and the service's messages are
 * left out, since they may contain what a ticket should not.
 */
export function caseSummary(current: Case, t: Translate): string {
  const { outcome, account, environment } = current;
  if (outcome === null) return '';
  const requestId = decidingRequestId(current);
  const reason = outcome.reason?.code ?? null;
  const rows: (readonly [MessageKey, string | null])[] = [
    ['environment', `${plain(environment.label)} (${code(environment.appHost)})`],
    // Veiled, there is none.
    ['user_id', account?.userId ? code(account.userId) : null],
    ['col_phone', account?.phone ? code(account.phone) : null],
    ['summary_way', t(wayName[current.way])],
    ['summary_reason', reason && code(reason)],
    ['verified_how', current.grounds?.verifiedHow ? plain(current.grounds.verifiedHow) : null],
    ['reason', current.grounds?.reason ? plain(current.grounds.reason) : null],
    ['ticket', ticketOf(current) === '' ? null : plain(ticketOf(current))],
    ['request_id', requestId && code(requestId)],
    ['token', t(tokenText[tokenState(current)])],
    ['summary_opened', ticketTime(current.openedAt)],
    ['finished', ticketTime(outcome.at)],
    ['summary_case', code(current.id)],
  ];
  const facts = rows.flatMap(([key, value]) => (value === null ? [] : [`- ${t(key)}: ${value}`]));
  const steps = current.operations.map((operation) => stepLine(operation, t));
  return [
    `### ${t('summary_title', t(outcomeName[outcome.kind]))}`,
    t(outcomeMessage(outcome.kind, current)),
    facts.join('\n'),
    `${t('summary_steps')}:\n\n${steps.join('\n')}`,
  ].join('\n\n');
}

function stepLine({ kind, startedAt, settled }: Operation, t: Translate): string {
  const line = `1. ${ticketTime(startedAt)} ${t(operationName[kind])}`;
  if (settled === null) return `${line}: ${t('result_open')}`;
  if (settled.result === 'done') return `${line}: ${t('result_done')}`;
  const { delivery, code: why } = settled.failure;
  const key: MessageKey =
    delivery === 'not-sent'
      ? 'result_not_sent'
      : delivery === 'maybe-sent'
        ? 'result_maybe_sent'
        : 'result_answered';
  return `${line}: ${t(key, why)}`;
}
