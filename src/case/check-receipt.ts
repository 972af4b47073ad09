import { type Failure, failure } from '../genauth/failure';
import type { Account, CaseEnvironment, OutcomeKind } from './case';
import type { OperationAnswer } from './event';
import type { Operation } from './operation';
import { type Receipt, unbindingRequestId } from './receipt';

/** The outcomes that a later look at the account may still settle. */
export const openOutcomes = ['unknown', 'accepted'] as const satisfies readonly OutcomeKind[];

export function isOpen(outcome: OutcomeKind): boolean {
  return openOutcomes.some((open) => open === outcome);
}

/** The account of a receipt, as far as a receipt knows it. Null once the caller's data was erased. */
export function accountIn({ person }: Receipt): Account | null {
  if (person === null || person.userId === null || person.userId === '') return null;
  return {
    userId: person.userId,
    name: null,
    phone: person.phone,
    loginMethods: null,
    lastLogin: null,
    status: null,
    phoneCorrelation: person.phoneCorrelation,
  };
}

/** The environment of a receipt as it is now, or why an account cannot be looked at there any more. */
export function environmentNow(
  then: Omit<CaseEnvironment, 'managementHost'>,
  environments: readonly Pick<CaseEnvironment, 'id' | 'appHost' | 'managementHost'>[],
): CaseEnvironment | Failure {
  const found = environments.find(({ id }) => id === then.id);
  if (found === undefined) return failure('not-sent', 'environment-missing');
  if (found.appHost !== then.appHost) return failure('not-sent', 'environment-changed');
  if (found.managementHost === '') return failure('not-sent', 'management-missing');
  return { ...then, managementHost: found.managementHost };
}

/** A look at the account of a receipt. Times are milliseconds since the epoch. */
export interface Look {
  readonly operationId: string;
  readonly startedAt: number;
  readonly at: number;
  readonly answer: OperationAnswer;
}

/**
 * What a look at the account adds to the receipt of an open outcome: the next receipt of the same case, or why the look
 * tells nothing. The case closed when it closed: limits and days are counted from then.
 */
export function checkedReceipt(receipt: Receipt, look: Look): Receipt | Failure {
  const { answer } = look;
  if (!answer.ok) return answer.failure;
  const { requestId, found } = answer;
  if (found.kind !== 'seen' || found.userId !== receipt.person?.userId) {
    return failure('answered', 'other-user', { requestId });
  }
  const operation: Operation = {
    id: look.operationId,
    kind: 'read-back',
    startedAt: look.startedAt,
    settled: { at: look.at, result: 'done', requestId },
  };
  const checked: Receipt = { ...receipt, operations: [...receipt.operations, operation] };
  switch (found.number) {
    case 'none':
      return { ...unbound(checked), readBack: 'no-phone' };
    case 'other':
      return { ...unbound(checked), readBack: 'other-phone' };
    case 'same':
    case 'not-known':
      return receipt.outcome === 'accepted'
        ? { ...withoutReason(checked), outcome: 'unknown', readBack: 'phone' }
        : { ...checked, readBack: 'phone' };
  }
}

function unbound(receipt: Receipt): Receipt {
  return { ...withoutReason(receipt), outcome: 'unbound' };
}

/** What had kept the outcome open is settled, so the unbinding's own request is the one to quote. */
function withoutReason(receipt: Receipt): Receipt {
  return { ...receipt, failureCode: null, requestId: unbindingRequestId(receipt.operations) };
}
