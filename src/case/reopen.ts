import type { Case } from './case';
import { mayHaveReachedTheWire, operationKinds } from './operation';

/** How long a cancellation can be undone (ms). */
const UNDO_MS = 10_000;

/**
 * Until when a cancelled case can be opened again, in milliseconds since the epoch; null if it cannot. A case that held a
 * token never can: the token is revoked at once, since a worker that dies while waiting would leave it valid.
 */
export function reopenableUntil({ outcome, operations, closing }: Case): number | null {
  if (outcome?.kind !== 'abandoned' || closing) return null;
  const hadEffect = operations.some(
    (operation) => operationKinds[operation.kind].effect && mayHaveReachedTheWire(operation),
  );
  return hadEffect ? null : outcome.at + UNDO_MS;
}
