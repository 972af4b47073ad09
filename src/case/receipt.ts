import type { Case, OutcomeKind, Way } from './case';
import { mayHaveReachedTheWire, type Operation } from './operation';
import { type TokenFate, tokenFate } from './token-fate';

/** What is left of a case: no secret, no full number. Times are milliseconds since the epoch. */
export interface Receipt {
  readonly version: 1;
  readonly caseId: string;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly environment: { readonly id: string; readonly label: string; readonly appHost: string };
  readonly way: Way;
  readonly userId: string | null;
  /** Masked. */
  readonly phone: string | null;
  readonly outcome: OutcomeKind;
  /** The code of the failure that decided the outcome, if one did. */
  readonly reason: string | null;
  /** Of the answer that decided the outcome. */
  readonly requestId: string | null;
  readonly operations: readonly Operation[];
  readonly token: TokenFate;
}

/** The receipt of a finished case, or null for one that never reached the wire: there is nothing to account for. */
export function receiptOf(current: Case): Receipt | null {
  const { outcome, operations } = current;
  if (outcome === null || !operations.some(mayHaveReachedTheWire)) return null;
  return {
    version: 1,
    caseId: current.id,
    openedAt: current.openedAt,
    closedAt: outcome.at,
    environment: current.environment,
    way: current.way,
    userId: current.account?.userId ?? null,
    phone: current.account?.phone ?? null,
    outcome: outcome.kind,
    reason: outcome.reason?.code ?? null,
    requestId: outcome.reason?.requestId ?? lastRequestId(operations, 'unbind-phone'),
    operations,
    token: tokenFate(current),
  };
}

/** The request id of the last settled operation of a kind, to quote to the vendor's support. */
export function lastRequestId(
  operations: readonly Operation[],
  kind: Operation['kind'],
): string | null {
  const settled = operations.filter((operation) => operation.kind === kind).at(-1)?.settled;
  if (settled == null) return null;
  return settled.result === 'done' ? settled.requestId : settled.failure.requestId;
}
