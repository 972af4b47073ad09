import { operationKinds } from '../../src/case/operation';
import type { Death } from './deaths';
import type { Ending, Point } from './points';

/** What is promised for one operation in one failure. */
export interface Promised {
  /** How many requests arrive; null if it does not matter, because reading changes nothing. */
  readonly requests: 0 | 1 | null;
  readonly shows: string;
  readonly ends: Ending;
}

export function promiseOf({ kind, shows, ends }: Point, { fate, requests }: Death): Promised {
  return {
    requests: operationKinds[kind].effect ? requests : null,
    shows: shows[fate],
    ends: ends[fate] ?? 'unbound',
  };
}
