import { type Failure, type FailureCode, failure } from '../genauth/failure';
import type { Account, Case, CodeSent } from './case';
import { type Decision, finish, rest, start } from './decision';
import type { FoundAccount, Moment, OperationAnswer } from './event';
import { mayHaveReachedTheWire, type Operation, unbindings } from './operation';

/** The service takes one code a minute for one number and channel. Milliseconds. */
export const resendInterval = 60_000;

/** Refusals after which no other code, password or patience helps on this account. */
const endsTheCase: ReadonlySet<FailureCode> = new Set([
  'only-login-method',
  'no-phone',
  'user-not-found',
  'user-disabled',
]);

/** What follows from the answer to an operation. `current` has it in its journal already. In the order of `afterOperation`. */
export function settle(
  current: Case,
  operation: Operation,
  answer: OperationAnswer,
  moment: Moment,
): Decision {
  switch (operation.kind) {
    case 'send-login-code':
      return rest(
        answer.ok
          ? { ...current, loginCode: codeSent(moment, true) }
          : sendFailed(current, 'loginCode', answer.failure, moment),
      );
    case 'sign-in':
      return answer.ok
        ? start({ ...current, hasToken: true }, { kind: 'read-account' }, moment)
        : rest({ ...current, problem: answer.failure });
    case 'read-account':
      return accountRead(current, answer, moment);
    case 'find-user':
    case 'read-user':
      return userFound(current, answer, moment);
    case 'send-code':
      return rest(
        answer.ok
          ? { ...current, step: 'code', unbindCode: codeSent(moment, true) }
          : sendFailed(current, 'unbindCode', answer.failure, moment),
      );
    case 'unbind-phone':
    case 'clear-phone-null':
    case 'clear-phone-empty':
      return unbindSettled(current, answer, moment);
    case 'read-back':
      return readBack(current, answer, moment);
    case 'revoke-token':
      return tokenRevoked(current, answer, moment);
    case 'check-token':
      return rest({ ...current, hasToken: false });
    case 'end-sessions':
      return rest(answer.ok ? current : { ...current, problem: answer.failure });
  }
}

/**
 * A token that may be revoked is shown to the service once more, which should refuse it: not every service checks for
 * revocation. A token that was not revoked is dropped all the same, and the receipt says so.
 */
function tokenRevoked(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  const unlikely = !answer.ok && answer.failure.delivery !== 'maybe-sent';
  if (unlikely || !current.hasToken) return rest({ ...current, hasToken: false });
  const { next, request } = start(current, { kind: 'check-token' }, moment);
  return { next: { ...next, problem: current.problem }, request };
}

function codeSent({ now }: Moment, certain: boolean): CodeSent {
  return { at: now, resendAt: now + resendInterval, certain };
}

/** A code that may be on its way is treated as sent, and said to be uncertain: asking the caller costs nothing. */
function sendFailed(
  current: Case,
  which: 'loginCode' | 'unbindCode',
  problem: Failure,
  moment: Moment,
): Case {
  if (problem.delivery !== 'maybe-sent') return { ...current, problem };
  const step = which === 'unbindCode' ? 'code' : current.step;
  return { ...current, step, [which]: codeSent(moment, false), problem };
}

function accountRead(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  if (!answer.ok) {
    const hasToken = answer.failure.code !== 'token-invalid' && answer.failure.code !== 'no-token';
    return rest({ ...current, hasToken, problem: answer.failure });
  }
  return answer.found.kind === 'account'
    ? accountKnown(current, answer.found, moment)
    : rest(current);
}

/** One user is the account. Of several, the agent chooses. */
function userFound(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  if (!answer.ok) return rest({ ...current, problem: answer.failure });
  switch (answer.found.kind) {
    case 'candidates':
      return rest({ ...current, candidates: answer.found.candidates });
    case 'account':
      return accountKnown({ ...current, candidates: null }, answer.found, moment);
    default:
      return rest(current);
  }
}

function accountKnown(current: Case, found: FoundAccount, moment: Moment): Decision {
  const { account, phoneBound, isProtected } = found;
  // Grounds recorded for one account say nothing about another.
  const same = current.account === null || current.account.userId === account.userId;
  const known = { ...current, account, grounds: same ? current.grounds : null };
  // What this case has done comes before whether it may do anything.
  if (phoneBound === false && account.phone === null && mayHaveUnbound(current, account)) {
    return finish(current, 'unbound', null, moment);
  }
  if (isProtected) {
    return finish(known, 'refused', failure('not-sent', 'protected-account'), moment);
  }
  if (account.phone === null) return noPhoneSeen(current, account, phoneBound, moment);
  if (hasNoOtherMethod(account)) {
    return finish(known, 'refused', failure('not-sent', 'only-login-method'), moment);
  }
  // A caller who had to sign in again may still hold the code that was sent in this case. A lost phone has none.
  const mayHoldCode = current.way !== 'admin' && current.unbindCode !== null;
  return rest(
    mayHoldCode && current.account?.userId === account.userId
      ? { ...known, step: 'code' }
      : { ...known, step: 'card', unbindCode: null },
  );
}

/** Whether an unbinding of this account may have arrived. */
function mayHaveUnbound({ account, operations }: Case, { userId }: Account): boolean {
  return (
    account?.userId === userId &&
    operations.some(
      (operation) => unbindings.includes(operation.kind) && mayHaveReachedTheWire(operation),
    )
  );
}

/** The profile has no number, and this case has not removed one: none is bound, or this token does not show it. */
function noPhoneSeen(
  current: Case,
  account: Account,
  phoneBound: boolean | null,
  moment: Moment,
): Decision {
  // The management API hides nothing.
  if (phoneBound === false || current.way === 'admin') {
    return finish({ ...current, account }, 'refused', failure('not-sent', 'no-phone'), moment);
  }
  // A token without the `phone` scope hides the number. It is no use here, so it is revoked. Another one may do.
  const { next, request } = start({ ...current, account }, { kind: 'revoke-token' }, moment);
  return { next: { ...next, problem: failure('not-sent', 'phone-hidden') }, request };
}

function hasNoOtherMethod({ loginMethods }: Account): boolean {
  return loginMethods !== null && loginMethods.length === 0;
}

/**
 * Only the profile tells what became of an unbinding. That holds for a refusal, too: a browser may send a request a second
 * time by itself when a kept connection breaks, and the refusal then answers the second, after the first was done.
 */
function unbindSettled(current: Case, answer: OperationAnswer, moment: Moment): Decision {
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

/** The outcome, by what the service said of the unbinding and what the profile says now. */
function readBack(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  if (answer.ok && answer.found.kind === 'phone' && !answer.found.bound) {
    return finish(current, 'unbound', null, moment);
  }
  const unbind = current.operations.findLast(({ kind }) => unbindings.includes(kind));
  const doubt = unbind?.settled?.result === 'failed' ? unbind.settled.failure : null;
  if (current.outcome !== null) return checkedAgain(current, answer, doubt, moment);
  if (answer.ok && unbind?.kind === 'clear-phone-null' && mayTakeEmpty(doubt)) {
    return start(current, { kind: 'clear-phone-empty' }, moment);
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

/**
 * Whether `""` is worth a try after `null`: the service took `null` and left the number, or refused it as a value. Not while
 * the first request may still arrive.
 */
function mayTakeEmpty(doubt: Failure | null): boolean {
  return doubt === null || (doubt.delivery === 'answered' && doubt.code === 'update-refused');
}

/** A check that failed says nothing new: the earlier outcome stands. */
function checkedAgain(
  current: Case,
  answer: OperationAnswer,
  doubt: Failure | null,
  moment: Moment,
): Decision {
  if (answer.ok) return finish(current, 'unknown', doubt, moment);
  const hasToken = current.hasToken && answer.failure.code !== 'token-invalid';
  return rest({ ...current, hasToken, problem: answer.failure });
}

function refused(current: Case, problem: Failure, moment: Moment): Decision {
  return endsTheCase.has(problem.code)
    ? finish(current, 'refused', problem, moment)
    : rest({ ...current, problem });
}
