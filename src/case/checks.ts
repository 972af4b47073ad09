import { mayHaveReachedTheWire, type Operation, unbindings } from './operation';

/** How often the account was read after the number was to be removed, and when last. */
export interface Checks {
  readonly count: number;
  /** Milliseconds since the epoch; null if it was never read. */
  readonly lastAt: number | null;
}

/** From the journal. A read that failed checked nothing. */
export function checksIn(operations: readonly Operation[]): Checks {
  const acted = operations.findLastIndex(
    (each) => unbindings.includes(each.kind) && mayHaveReachedTheWire(each),
  );
  const times = operations
    .slice(acted + 1)
    .flatMap(({ kind, settled }) =>
      kind === 'read-back' && settled?.result === 'done' ? [settled.at] : [],
    );
  return { count: times.length, lastAt: times.at(-1) ?? null };
}
