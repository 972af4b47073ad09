import type { Case } from './case';
import type { OperationKind } from './operation';

/** What a case is waiting for, if anything. */
export function runningOperation(current: Case | null): OperationKind | null {
  const last = current?.operations.at(-1);
  return last?.settled === null ? last.kind : null;
}
