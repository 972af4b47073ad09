import type { Failure } from '../genauth/failure';
import type { Case, Outcome, OutcomeKind } from './case';
import type { Moment } from './event';
import type { Operation, OperationKind } from './operation';

/**
 * Ends the case. The token is burnt at once, unless it may still be needed to find out what happened; on route B, which has
 * none, the user's sessions are ended if that was asked for.
 */
export function finish(
  current: Case,
  kind: OutcomeKind,
  reason: Failure | null,
  moment: Moment,
): Case {
  const outcome: Outcome = { kind, at: moment.now, reason };
  const ended: Case = { ...current, step: 'outcome', problem: null, outcome };
  const settledForGood = kind !== 'unknown' && kind !== 'accepted';
  if (current.hasToken && settledForGood) return start(ended, 'revoke-token', moment);
  return kind === 'unbound' && sessionsToEnd(ended) ? start(ended, 'end-sessions', moment) : ended;
}

/** Whether the user's sessions are to be ended, and have not been. */
export function sessionsToEnd({ endSessions, operations }: Case): boolean {
  return (
    endSessions &&
    !operations.some(({ kind, settled }) => kind === 'end-sessions' && settled?.result === 'done')
  );
}

/** Adds the journal entry of a request that is to be made; what was wrong before is no longer shown. */
export function start(current: Case, kind: OperationKind, moment: Moment): Case {
  const operation: Operation = {
    id: moment.operationId,
    kind,
    startedAt: moment.now,
    settled: null,
  };
  return { ...current, problem: null, operations: [...current.operations, operation] };
}
