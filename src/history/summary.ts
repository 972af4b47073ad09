import type { DigitsCheck } from '../case/case';
import type { Operation } from '../case/operation';
import type { HistoryEntry } from './history';
import { code, plain } from './markdown';
import { routeOf } from './row';

/**
 * One entry as Markdown, for a ticket. The number is masked; nothing in it that people made up is read as Markdown.
 * In English, since tickets are read by others than the agent.
 */
export function summaryOf({ seq, receipt, erasedAt }: HistoryEntry): string {
  const { environment, person, outcome, operations } = receipt;
  const facts: (readonly [string, string | null])[] = [
    ['Environment', `${plain(environment.label)} (${code(environment.appHost)})`],
    ['User ID', person?.userId == null ? null : code(person.userId)],
    ['Phone', person?.phone == null ? null : code(person.phone)],
    ['Route', routeOf(receipt) === 'lost-phone' ? 'lost phone' : 'caller has the phone'],
    ['Verified', receipt.verifiedHow === '' ? null : plain(receipt.verifiedHow)],
    ['Note', person === null || person.note === '' ? null : plain(person.note)],
    ['Reason', person === null || person.reason === '' ? null : plain(person.reason)],
    ['Last four digits', receipt.digitsCheck === undefined ? null : lastFour(receipt.digitsCheck)],
    ['Ticket', receipt.ticket === '' ? null : plain(receipt.ticket)],
    ['Agent', receipt.agent === '' ? null : plain(receipt.agent)],
    ['Why', receipt.failureCode === null ? null : code(receipt.failureCode)],
    ['Read back', receipt.readBack.replace('-', ' ')],
    ['Access token', receipt.token.replaceAll('-', ' ')],
    ['Request ID', receipt.requestId === null ? null : code(receipt.requestId)],
    ['Opened', time(receipt.openedAt)],
    ['Finished', time(receipt.closedAt)],
    ['Receipt', `${seq}, case ${code(receipt.caseId)}`],
    ['Personal data', erasedAt === null ? null : `erased ${time(erasedAt)}`],
  ];
  const lines = facts.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${value}`]));
  const steps = operations.map(step);
  return `### Unbind phone: ${outcome}\n\n${lines.join('\n')}\n\nSteps:\n\n${steps.join('\n')}\n`;
}

function lastFour({ matched, wrongTries }: DigitsCheck): string {
  return `${matched ? 'named by the caller' : 'not named'}, ${wrongTries} wrong tries`;
}

function step({ kind, startedAt, settled }: Operation): string {
  const line = `1. ${time(startedAt)} ${kind}`;
  if (settled === null) return `${line}: no answer yet`;
  return settled.result === 'done'
    ? `${line}: done`
    : `${line}: ${settled.failure.code} (${settled.failure.delivery})`;
}

function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
