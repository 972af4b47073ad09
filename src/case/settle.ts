import { type Failure, failure } from '../genauth/failure';
import type { Account, Case, CodeSent, Notice } from './case';
import { resendIntervalMs } from './countdown';
import { type Decision, finish, rest, start } from './decision';
import type { FoundAccount, Moment, OperationAnswer, SeenAgain } from './event';
import { mayHaveReachedTheWire, type Operation, unbindings } from './operation';
import { readBack, unbindSettled } from './read-back';
import type { OperationRequest } from './request';

/**
 * The result of an answer to an operation, which is already in the journal of `current`. In the order of
 * `afterOperation`.
 */
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
    case 'confirm-account':
      return confirmed(current, answer, { kind: 'send-code' }, { kind: 'read-account' }, moment);
    case 'send-code':
      return rest(
        answer.ok
          ? { ...current, step: 'code', unbindCode: codeSent(moment, true) }
          : sendFailed(current, 'unbindCode', answer.failure, moment),
      );
    case 'confirm-user':
      return userConfirmed(current, answer, moment);
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
 * A token that may be revoked is tried once more and should be refused, since not every service checks for revocation.
 * A token that was not revoked is dropped anyway, and the receipt records it.
 */
function tokenRevoked(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  const unlikely = !answer.ok && answer.failure.delivery !== 'maybe-sent';
  if (unlikely || !current.hasToken) return rest({ ...current, hasToken: false });
  const { next, request } = start(current, { kind: 'check-token' }, moment);
  return { next: { ...next, problem: current.problem }, request };
}

function codeSent({ now }: Moment, certain: boolean): CodeSent {
  return { at: now, resendAt: now + resendIntervalMs, certain };
}

/** A code that may have been sent is treated as sent, but uncertain: asking the caller costs nothing. */
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
    return rest(readFailed(current, answer.failure));
  }
  return answer.found.kind === 'account'
    ? accountKnown(current, answer.found, moment)
    : rest(current);
}

/** A failed read changes nothing, unless the token is useless: then the caller has to sign in again. */
function readFailed(current: Case, problem: Failure): Case {
  const { code } = problem;
  const tokenUseless = code === 'token-invalid' || code === 'no-token';
  return tokenUseless && current.way !== 'admin'
    ? { ...current, step: 'identify', hasToken: false, problem }
    : { ...current, problem };
}

/** An exact match is the account. Among candidates, the agent chooses. */
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
  const { phoneBound, protection } = found;
  const account = withoutOurSignIn(current, found.account);
  // First check what this case has done, then whether it may do anything.
  if (phoneBound === false && account.phone === null && mayHaveUnbound(current, account)) {
    return finish(current, 'unbound', null, moment);
  }
  const changed = differsFromCard(current, found);
  const notices: Notice[] = changed ? ['account-changed'] : [];
  if (changed && current.unbindCode !== null) notices.push('code-void');
  const known: Case = {
    ...current,
    account,
    notices,
    // Grounds and a code for one number of one account do not apply to another.
    grounds: changed ? null : current.grounds,
    digitsCheck: changed ? { ...current.digitsCheck, matched: false } : current.digitsCheck,
    unbindCode: changed || current.way === 'admin' ? null : current.unbindCode,
  };
  if (protection === 'protected') {
    return finish(known, 'refused', failure('not-sent', 'protected-account'), moment);
  }
  if (account.phone === null) return noPhoneSeen(known, phoneBound, moment);
  if (hasNoOtherMethod(account)) {
    return finish(known, 'refused', failure('not-sent', 'only-login-method'), moment);
  }
  if (protection === 'cannot-tell') notices.push('protection-hidden');
  // A caller who had to sign in again may still have the code from this case. A lost phone has none.
  return rest({ ...known, step: known.unbindCode === null ? 'card' : 'code' });
}

/** A profile that is read after this case has signed in names that as the last sign-in, which is not the caller's. */
function withoutOurSignIn({ operations }: Case, account: Account): Account {
  const signedIn = operations.some(
    ({ kind, settled }) =>
      kind === 'sign-in' &&
      (settled?.result !== 'failed' || settled.failure.delivery === 'maybe-sent'),
  );
  return signedIn ? { ...account, lastLogin: null } : account;
}

/** Whether an account, or its number, differs from the card. Unknown counts as different. */
function differsFromCard({ account: seen }: Case, { account, number }: FoundAccount): boolean {
  if (seen === null) return false;
  if (seen.userId !== account.userId) return true;
  return seen.phone !== null && number !== 'same';
}

/** Continues with an act only if the account is still as the agent saw it; otherwise shows its card again. */
function confirmed(
  current: Case,
  answer: OperationAnswer,
  act: OperationRequest,
  lookAgain: OperationRequest,
  moment: Moment,
): Decision {
  if (!answer.ok) {
    return rest(readFailed(current, answer.failure));
  }
  const { found } = answer;
  if (found.kind !== 'seen') return rest(current);
  if (!isAsSeen(current, found) || found.protection === 'protected') {
    return start(current, lookAgain, moment);
  }
  return found.protection === 'cannot-tell'
    ? rest({ ...current, problem: failure('not-sent', 'protection-hidden') })
    : start({ ...current, notices: [] }, act, moment);
}

function userConfirmed(current: Case, answer: OperationAnswer, moment: Moment): Decision {
  const userId =
    answer.ok && answer.found.kind === 'seen' ? answer.found.userId : current.account?.userId;
  if (userId === undefined) return rest(current);
  const lookAgain: OperationRequest = { kind: 'read-user', userId };
  return confirmed(current, answer, { kind: 'clear-phone-null' }, lookAgain, moment);
}

function isAsSeen({ account }: Case, { userId, number }: SeenAgain): boolean {
  return account?.userId === userId && number === 'same';
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

/** The profile has no number, and this case has not removed it: none is bound, or this token does not show it. */
function noPhoneSeen(current: Case, phoneBound: boolean | null, moment: Moment): Decision {
  // The management API hides nothing.
  if (phoneBound === false || current.way === 'admin') {
    return finish(current, 'refused', failure('not-sent', 'no-phone'), moment);
  }
  // A token without the `phone` scope hides the number. It is useless here, so it is revoked; another one may work.
  const useless: Case = { ...current, step: 'identify' };
  const { next, request } = start(useless, { kind: 'revoke-token' }, moment);
  return { next: { ...next, problem: failure('not-sent', 'phone-hidden') }, request };
}

function hasNoOtherMethod({ loginMethods }: Account): boolean {
  return loginMethods !== null && loginMethods.length === 0;
}
