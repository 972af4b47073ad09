import { failure } from '../genauth/failure';
import { type Case, running, type Way } from './case';
import type { Answer, CaseEvent, Command, Moment } from './event';
import type { Operation } from './operation';
import { revisionAfter } from './revision';
import { settle } from './settle';
import { finish, sessionsToEnd, start } from './transitions';

/**
 * The whole of a case's behaviour, as a pure function: what the case is after an event. A new last operation with no
 * settlement is the request to make next; at most one is out at a time. An event that does not fit (a second click, an
 * answer to an operation that is settled) gives back the very same case.
 */
export function advance(current: Case, event: CaseEvent, moment: Moment): Case {
  const next = follow(current, event, moment);
  return next === current
    ? current
    : {
        ...next,
        revision: revisionAfter(current.revision, moment.operationId),
      };
}

function follow(current: Case, event: CaseEvent, moment: Moment): Case {
  switch (event.type) {
    case 'settled': {
      const operation = running(current);
      if (operation?.id !== event.operationId) return current;
      return settle(
        recorded(current, operation, event.answer, moment),
        operation,
        event.answer,
        moment,
      );
    }
    case 'token-lost':
      return current.hasToken ? loseToken(current) : current;
    case 'stopped':
      return running(current) === null ? { ...current, problem: event.problem } : current;
    default:
      return running(current) === null && !current.closing ? obey(current, event, moment) : current;
  }
}

function obey(current: Case, command: Command, moment: Moment): Case {
  const { step } = current;
  switch (command.type) {
    case 'send-login-code':
      if (step !== 'identify' || current.hasToken) return current;
      return start({ ...current, way: command.way, candidates: null }, 'send-login-code', moment);
    case 'identify':
      return step === 'identify' && !current.hasToken
        ? identify(current, command.way, moment)
        : current;
    case 'show-page':
      return choosing(current) ? start(current, 'find-user', moment) : current;
    case 'choose':
      return choosing(current) ? start(current, 'read-user', moment) : current;
    case 'record-grounds':
      if (step !== 'card') return current;
      return { ...current, grounds: command.grounds, problem: null };
    case 'read-again':
      if (step !== 'identify' || !current.hasToken) return current;
      return start(current, 'read-account', moment);
    case 'send-code':
      if (current.way === 'admin' || (step !== 'card' && step !== 'code')) return current;
      return start(
        { ...current, grounds: command.grounds ?? current.grounds },
        'send-code',
        moment,
      );
    case 'unbind':
      return step === 'code' ? start(current, 'unbind-phone', moment) : current;
    case 'admin-unbind': {
      if (current.way !== 'admin' || step !== 'card') return current;
      const { grounds, endSessions } = command;
      return start({ ...current, grounds, endSessions }, 'clear-phone-null', moment);
    }
    case 'end-sessions':
      if (current.outcome?.kind !== 'unbound' || !sessionsToEnd(current)) return current;
      return start(current, 'end-sessions', moment);
    case 'check-again':
      return checkAgain(current, moment);
    case 'abandon':
      return step === 'outcome' ? current : finish(current, 'abandoned', null, moment);
    case 'close':
      if (step !== 'outcome') return current;
      return current.hasToken
        ? start({ ...current, closing: true }, 'revoke-token', moment)
        : { ...current, closing: true };
  }
}

/** Several users were found, and the agent has not chosen yet. */
function choosing({ step, candidates }: Case): boolean {
  return step === 'identify' && candidates !== null;
}

function identify(current: Case, way: Way, moment: Moment): Case {
  const fresh: Case = { ...current, way, candidates: null };
  switch (way) {
    case 'token':
      return start({ ...fresh, hasToken: true }, 'read-account', moment);
    case 'admin':
      return start(fresh, 'find-user', moment);
    case 'sms':
    case 'email':
    case 'password':
      return start(fresh, 'sign-in', moment);
  }
}

function checkAgain(current: Case, moment: Moment): Case {
  const kind = current.outcome?.kind;
  if (kind !== 'unknown' && kind !== 'accepted') return current;
  if (current.hasToken || current.way === 'admin') return start(current, 'read-back', moment);
  return { ...current, problem: failure('not-sent', 'no-token') };
}

function recorded(current: Case, operation: Operation, answer: Answer, { now: at }: Moment): Case {
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
