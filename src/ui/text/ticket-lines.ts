import { type Case, ticketOf } from '../../case/case';
import { decidingRequestId } from '../../case/receipt';
import { code, plain } from '../../history/markdown';
import type { Translate } from '../ports';
import { outcomeName } from './outcome-text';
import { ticketTime } from './time-text';

/**
 * The three lines that a ticket needs: how the case ended, whose number it was, and what to look it up by. Like the
 * whole log, without the caller's name and the service's messages.
 */
export function ticketLines(current: Case, t: Translate): string {
  const { outcome, account, environment, agent } = current;
  if (outcome === null) return '';
  const requestId = decidingRequestId(current);
  const ticket = ticketOf(current);
  // Before the verification, no user is shown.
  const userId = account?.userId ?? '';
  return [
    [`### ${t('summary_title', t(outcomeName[outcome.kind]))}`, ticketTime(outcome.at)],
    [
      account?.phone ? code(account.phone) : '',
      userId === '' ? '' : `${t('user_id')} ${code(userId)}`,
      plain(environment.label),
    ],
    [
      ticket === '' ? '' : `${t('ticket')} ${plain(ticket)}`,
      agent === '' ? '' : `${t('col_agent')} ${plain(agent)}`,
      requestId === null
        ? `${t('summary_case')} ${code(current.id)}`
        : `${t('request_id')} ${code(requestId)}`,
    ],
  ]
    .map((facts) => facts.filter((fact) => fact !== '').join(' · '))
    .join('\n');
}
