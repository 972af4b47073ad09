import { operationKinds } from '../../src/case/operation';
import type { Death } from './deaths';
import type { Ending, Point } from './points';

/** What is promised of one operation in one death. */
export interface Promised {
  /** How many requests arrive; null where it does not matter, since reading changes nothing. */
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
