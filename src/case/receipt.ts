import {
  type Case,
  type CaseEnvironment,
  type DigitsCheck,
  type OutcomeKind,
  ticketOf,
  type Way,
} from './case';
import { mayHaveReachedTheWire, type Operation, unbindings } from './operation';
import { type TokenFate, tokenFate } from './token-fate';

/**
 * What the last read after the unbinding showed: no phone, another phone than the case's, still that phone, or nothing,
 * because there was no successful read.
 */
export type ReadBack = 'no-phone' | 'other-phone' | 'phone' | 'not-read';

/** A receipt's data about the caller. It can be erased without the rest: see `history/seal.ts`. */
export interface Person {
  readonly userId: string | null;
  /** Masked. */
  readonly phone: string | null;
  /** Equal for equal numbers, in base64, computed with a key that only the vault holds; null if unknown. */
  readonly phoneCorrelation: string | null;
  /** As the agent typed it, '' if not required. */
  readonly note: string;
  readonly reason: string;
}

/** What remains of a case: no secrets, no full number. Times are milliseconds since the epoch. */
export interface Receipt {
  readonly version: 2;
  readonly caseId: string;
  readonly openedAt: number;
  readonly closedAt: number;
  /** The agent's own name, '' if none is set. */
  readonly agent: string;
  readonly environment: Pick<CaseEnvironment, 'id' | 'label' | 'appHost' | 'appId'>;
  readonly way: Way;
  /** '' if not required. */
  readonly verifiedHow: string;
  readonly ticket: string;
  readonly outcome: OutcomeKind;
  /** The code of the failure that decided the outcome, if one did. */
  readonly failureCode: string | null;
  /** From the answer that decided the outcome. */
  readonly requestId: string | null;
  readonly operations: readonly Operation[];
  readonly readBack: ReadBack;
  readonly token: TokenFate;
  /** For a lost phone: whether the caller named the last digits. Absent from receipts of earlier versions. */
  readonly digitsCheck?: DigitsCheck | undefined;
  /** Null after erasure. */
  readonly person: Person | null;
}

/** The receipt of a finished case, or null if it sent nothing: there is nothing to account for. */
export function receiptOf(current: Case): Receipt | null {
  const { outcome, operations, grounds, account } = current;
  if (outcome === null || !operations.some(mayHaveReachedTheWire)) return null;
  return {
    version: 2,
    caseId: current.id,
    openedAt: current.openedAt,
    closedAt: outcome.at,
    agent: current.agent,
    environment: {
      id: current.environment.id,
      label: current.environment.label,
      appHost: current.environment.appHost,
      appId: current.environment.appId,
    },
    way: current.way,
    verifiedHow: grounds?.verifiedHow ?? '',
    ticket: ticketOf(current),
    outcome: outcome.kind,
    failureCode: outcome.reason?.code ?? null,
    requestId: decidingRequestId(current),
    operations,
    readBack: readBackOf(current),
    token: tokenFate(current),
    ...(current.way === 'admin' && { digitsCheck: current.digitsCheck }),
    person: {
      userId: account?.userId ?? null,
      phone: account?.phone ?? null,
      phoneCorrelation: account?.phoneCorrelation ?? null,
      note: grounds?.note ?? '',
      reason: grounds?.reason ?? '',
    },
  };
}

/** The request id to give the vendor's support: from the deciding answer, or from the last unbinding. */
export function decidingRequestId({ outcome, operations }: Case): string | null {
  if (outcome?.reason?.requestId != null) return outcome.reason.requestId;
  return unbindingRequestId(operations);
}

/** The request id of the last unbinding. */
export function unbindingRequestId(operations: readonly Operation[]): string | null {
  const settled = operations.findLast(({ kind }) => unbindings.includes(kind))?.settled;
  if (settled == null) return null;
  return settled.result === 'done' ? settled.requestId : settled.failure.requestId;
}

/** What the case's last read after the unbinding showed. */
export function readBackOf({ operations, outcome, notices }: Case): ReadBack {
  if (outcome?.kind === 'unbound') {
    return notices.includes('other-number') ? 'other-phone' : 'no-phone';
  }
  const last = operations.findLast(
    (operation) =>
      operation.kind === 'read-back' ||
      (unbindings.includes(operation.kind) && mayHaveReachedTheWire(operation)),
  );
  return last?.kind === 'read-back' && last.settled?.result === 'done' ? 'phone' : 'not-read';
}
