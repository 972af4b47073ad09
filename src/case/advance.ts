import { failure } from '../genauth/failure';
import { matchesEnding } from '../phone/last-four';
import { type Case, running } from './case';
import { checkLastFour, refuseDigits } from './check-last-four';
import { type Decision, finish, rest, sessionsToEnd, start } from './decision';
import type { CaseEvent, Command, Moment, OperationAnswer } from './event';
import { takesAt } from './lifecycle';
import { mayHaveReachedTheWire, type Operation } from './operation';
import { reopenableUntil } from './reopen';
import { resume } from './resume';
import { revisionAfter } from './revision';
import { settle } from './settle';

/**
 * The whole behavior of a case as a pure function: the case after an event, and the next request, if any. At most one
 * operation runs at a time. An event that does not fit (a second click, an answer to a settled operation) returns the
 * same object.
 */
export function advance(current: Case, event: CaseEvent, moment: Moment): Decision {
  const { next, request } = follow(current, event, moment);
  if (next === current) return rest(current);
  return {
    next: { ...next, revision: revisionAfter(current.revision, moment.operationId) },
    request,
  };
}

function follow(current: Case, event: CaseEvent, moment: Moment): Decision {
  const operation = running(current);
  switch (event.type) {
    case 'settled': {
      if (operation?.id !== event.operationId) return rest(current);
      const answer = aboutThisAccount(current, operation, event.answer);
      return settle(recorded(current, operation, answer, moment), operation, answer, moment);
    }
    case 'withdrawn':
      return rest(
        operation?.id === event.operationId
          ? { ...current, operations: current.operations.slice(0, -1) }
          : current,
      );
    case 'resumed':
      return operation === null ? resume(current, moment) : rest(current);
    case 'token-lost':
      return rest(current.hasToken ? loseToken(current) : current);
    case 'stopped':
      return operation === null ? stopped(current, event, moment) : rest(current);
    default: {
      const fits = operation === null && !current.closing && takesAt(current.step, event.type);
      return fits ? obey(current, event, moment) : rest(current);
    }
  }
}

/** Carries out a command that the case's step allows, if its other conditions hold. In the order of `lifecycle`. */
function obey(current: Case, command: Command, moment: Moment): Decision {
  const { way, hasToken, candidates } = current;
  const ignored = rest(current);
  switch (command.type) {
    case 'send-login-code': {
      if (hasToken) return ignored;
      const { ticket = current.ticket, ...to } = command;
      const fresh: Case = { ...current, way: command.way, ticket, candidates: null };
      return start(fresh, { kind: 'send-login-code', to }, moment);
    }
    case 'identify':
      return hasToken ? ignored : identify(current, command, moment);
    case 'read-again':
      return hasToken ? start(current, { kind: 'read-account' }, moment) : ignored;
    case 'show-page':
      return candidates === null
        ? ignored
        : start(current, { kind: 'find-user', page: command.page }, moment);
    case 'choose':
      return candidates?.list.some(({ userId }) => userId === command.userId) !== true
        ? ignored
        : start(current, { kind: 'read-user', userId: command.userId }, moment);
    case 'record-grounds':
      return rest({ ...current, grounds: command.grounds, problem: null });
    case 'check-last-four':
      return way !== 'admin' || current.digitsCheck.matched
        ? ignored
        : checkLastFour(current, command.lastFour, moment);
    case 'send-code': {
      if (way === 'admin') return ignored;
      const grounds = command.grounds ?? current.grounds;
      return start({ ...current, grounds }, { kind: 'confirm-account' }, moment);
    }
    case 'admin-unbind': {
      if (way !== 'admin') return ignored;
      const { grounds, endSessions } = command;
      const said = matchesEnding(current.account?.phone ?? '', command.lastFour);
      const digitsCheck = said ? { ...current.digitsCheck, matched: true } : current.digitsCheck;
      return start(
        { ...current, grounds, digitsCheck, endSessions },
        { kind: 'confirm-user' },
        moment,
      );
    }
    case 'unbind':
      return start(current, { kind: 'unbind-phone', passCode: command.passCode }, moment);
    case 'check-again':
      return checkAgain(current, moment);
    case 'end-sessions':
      return current.outcome?.kind === 'unbound' && sessionsToEnd(current)
        ? start(current, { kind: 'end-sessions' }, moment)
        : ignored;
    case 'abandon':
      // Nothing was sent, so there is nothing to report and nothing to keep.
      return hasToken || current.operations.some(mayHaveReachedTheWire)
        ? finish(current, 'abandoned', null, moment)
        : rest({ ...current, closing: true });
    case 'reopen': {
      const until = reopenableUntil(current);
      return until === null || moment.now > until
        ? ignored
        : rest({ ...current, step: current.account === null ? 'identify' : 'card', outcome: null });
    }
    case 'close': {
      const closing: Case = { ...current, closing: true };
      return hasToken ? start(closing, { kind: 'revoke-token' }, moment) : rest(closing);
    }
  }
}

/** A refused click changes nothing, except that wrong digits count as a try. */
function stopped(
  current: Case,
  { command, problem }: Extract<CaseEvent, { readonly type: 'stopped' }>,
  moment: Moment,
): Decision {
  return command.type === 'admin-unbind' && problem.code === 'last-four-mismatch'
    ? refuseDigits(current, command.lastFour, moment)
    : rest({ ...current, problem });
}

function identify(
  current: Case,
  { ticket = current.ticket, ...given }: Extract<Command, { type: 'identify' }>,
  moment: Moment,
): Decision {
  const fresh: Case = { ...current, way: given.way, ticket, candidates: null };
  switch (given.way) {
    case 'token':
      return start({ ...fresh, hasToken: true }, { kind: 'read-account' }, moment);
    case 'admin':
      return start(fresh, { kind: 'find-user', query: given.query }, moment);
    case 'sms':
    case 'email':
    case 'password':
      return start(fresh, { kind: 'sign-in', credential: given }, moment);
  }
}

function checkAgain(current: Case, moment: Moment): Decision {
  const kind = current.outcome?.kind;
  if (kind !== 'unknown' && kind !== 'accepted') return rest(current);
  if (current.hasToken || current.way === 'admin') {
    return start(current, { kind: 'read-back' }, moment);
  }
  return current.environment.managementHost === ''
    ? rest({ ...current, problem: failure('not-sent', 'no-token') })
    : start(current, { kind: 'read-back', byAccessKey: true }, moment);
}

/** A read-back about another account is not an answer. */
function aboutThisAccount(
  { account }: Case,
  { kind }: Operation,
  answer: OperationAnswer,
): OperationAnswer {
  if (kind !== 'read-back' || !answer.ok || answer.found.kind !== 'seen') return answer;
  if (answer.found.userId === account?.userId) return answer;
  const { requestId } = answer;
  return { ok: false, failure: failure('answered', 'other-user', { requestId }) };
}

function recorded(
  current: Case,
  operation: Operation,
  answer: OperationAnswer,
  { now: at }: Moment,
): Case {
  const settled = answer.ok
    ? ({ at, result: 'done', requestId: answer.requestId } as const)
    : ({ at, result: 'failed', failure: answer.failure } as const);
  return {
    ...current,
    operations: current.operations.map((each) =>
      each.id === operation.id ? { ...each, settled } : each,
    ),
  };
}

function loseToken(current: Case): Case {
  const lost: Case = { ...current, hasToken: false };
  if (current.step === 'outcome' || running(current) !== null) return lost;
  return { ...lost, step: 'identify', problem: failure('not-sent', 'session-lost') };
}
