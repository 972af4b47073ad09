import { type Failure, type FailureCode, failure } from '../genauth/failure';
import type { Case } from './case';
import { type Decision, finish, rest, start } from './decision';
import type { Moment, OperationAnswer } from './event';
import { unbindings } from './operation';

/** Refusals after which no other code, password or waiting helps with this account. */
const endsTheCase: ReadonlySet<FailureCode> = new Set([
  'only-login-method',
  'no-phone',
  'user-not-found',
  'user-disabled',
]);

/**
 * Only the profile shows the result of an unbinding, even after a refusal: when a kept-alive connection breaks, a
 * browser may send the request a second time, and the refusal then answers the second one, after the first was done.
 */
export function unbindSettled(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  if (answer.ok) return start(current, { kind: 'read-back' }, moment);
  const { failure: problem } = answer;
  if (problem.code === 'token-invalid') {
    return rest({ ...current, step: 'identify', hasToken: false, problem });
  }
  const nothingDone =
    problem.delivery === 'not-sent' ||
    problem.code === 'throttled' ||
    problem.code === 'access-key';
  return nothingDone
    ? rest({ ...current, problem })
    : start(current, { kind: 'read-back' }, moment);
}

/**
 * The outcome, from the service's answer to the unbinding and what the account shows now. The question is whether
 * *that* number is gone from *that* account.
 */
export function readBack(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  const unbind = current.operations.findLast(({ kind }) => unbindings.includes(kind));
  const doubt = unbind?.settled?.result === 'failed' ? unbind.settled.failure : null;
  const number = answer.ok && answer.found.kind === 'seen' ? answer.found.number : null;
  if (number === 'none') return finish(current, 'unbound', null, moment);
  if (number === 'other') {
    // The code went to a number that is no longer bound, and was refused. Read the account again for a new card.
    if (current.outcome === null && current.way !== 'admin' && doubt?.delivery === 'answered') {
      return start(current, { kind: 'read-account' }, moment);
    }
    return finish({ ...current, notices: ['other-number'] }, 'unbound', null, moment);
  }
  if (current.outcome !== null) return checkedAgain(current, answer, doubt, moment);
  if (number === 'same' && unbind?.kind === 'clear-phone-null' && mayTakeEmpty(doubt)) {
    return isProtected(answer)
      ? finish(current, 'refused', failure('not-sent', 'protected-account'), moment)
      : start(current, { kind: 'clear-phone-empty' }, moment);
  }
  if (answer.ok) {
    return doubt?.delivery === 'answered'
      ? refused(current, doubt, moment)
      : finish(current, 'unknown', doubt, moment);
  }
  const hasToken = current.hasToken && answer.failure.code !== 'token-invalid';
  const unread: Case = { ...current, hasToken };
  if (doubt === null) return finish(unread, 'accepted', answer.failure, moment);
  if (doubt.delivery === 'answered' && doubt.code !== 'server-error') {
    return refused(current, doubt, moment);
  }
  return finish(unread, 'unknown', doubt, moment);
}

function isProtected(answer: OperationAnswer): boolean {
  return answer.ok && answer.found.kind === 'seen' && answer.found.protection !== 'not-protected';
}

/**
 * Whether to try `""` after `null`: the service accepted `null` and kept the number, or refused it as a value. Not
 * while the first request may still arrive.
 */
function mayTakeEmpty(doubt: Failure | null): boolean {
  return doubt === null || (doubt.delivery === 'answered' && doubt.code === 'update-refused');
}

/**
 * A failed check adds nothing: the earlier outcome remains. Neither does a check that shows the number again move the
 * time of the outcome, from which limits are counted.
 */
function checkedAgain(
  current: Case,
  answer: OperationAnswer,
  doubt: Failure | null,
  moment: Moment,
): Decision {
  if (answer.ok) {
    const now = current.outcome?.at ?? moment.now;
    return finish(current, 'unknown', doubt, { ...moment, now });
  }
  const hasToken = current.hasToken && answer.failure.code !== 'token-invalid';
  return rest({ ...current, hasToken, problem: answer.failure });
}

function refused(current: Case, problem: Failure, moment: Moment): Decision {
  return endsTheCase.has(problem.code)
    ? finish(current, 'refused', problem, moment)
    : rest({ ...current, problem });
}
