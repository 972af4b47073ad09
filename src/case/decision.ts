import type { Failure } from '../genauth/failure';
import type { Case, Outcome, OutcomeKind } from './case';
import type { Moment } from './event';
import type { Operation } from './operation';
import type { OperationRequest } from './request';

/** The result of an event: the new case, and the next request, whose journal entry is its last operation. */
export interface Decision {
  readonly next: Case;
  readonly request: OperationRequest | null;
}

/** No request: the case waits for the agent. */
export function rest(next: Case): Decision {
  return { next, request: null };
}

/** Adds the journal entry of a request, and clears earlier problems. */
export function start(current: Case, request: OperationRequest, moment: Moment): Decision {
  const operation: Operation = {
    id: moment.operationId,
    kind: request.kind,
    startedAt: moment.now,
    settled: null,
  };
  const operations = [...current.operations, operation];
  return { next: { ...current, problem: null, operations }, request };
}

/**
 * Ends the case. Revokes the token at once, unless it may still be needed to find out what happened. A lost phone has
 * no token; the user's sessions are ended instead, if requested.
 */
export function finish(
  current: Case,
  kind: OutcomeKind,
  reason: Failure | null,
  moment: Moment,
): Decision {
  const outcome: Outcome = { kind, at: moment.now, reason };
  const ended: Case = { ...current, step: 'outcome', problem: null, outcome };
  const settledForGood = kind !== 'unknown' && kind !== 'accepted';
  if (current.hasToken && settledForGood) return start(ended, { kind: 'revoke-token' }, moment);
  return kind === 'unbound' && sessionsToEnd(ended)
    ? start(ended, { kind: 'end-sessions' }, moment)
    : rest(ended);
}

/** Whether the user's sessions are to be ended and have not been. */
export function sessionsToEnd({ endSessions, operations }: Case): boolean {
  return (
    endSessions &&
    !operations.some(({ kind, settled }) => kind === 'end-sessions' && settled?.result === 'done')
  );
}
