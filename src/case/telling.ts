import { type Case, running } from './case';

export interface TellingPorts {
  /** Tells the views, in the order of the calls, and nothing where the case rejects. Must not reject itself. */
  readonly changed: (current: Promise<Case | null>) => Promise<void>;
  /** As long as it takes to send a request. Must not reject. */
  readonly pause: () => Promise<void>;
}

export interface Telling {
  /** Tells of a change that is being journaled. */
  tell(next: Case | null, journaled: Promise<void>): void;
  /** The last one that was begun. */
  told(): Promise<void>;
}

/**
 * Views learn of a change once it is journaled, for which what else they are told is gathered meanwhile. A request that
 * follows has not to wait for that: they learn of it while it is under way, unless there is something newer by then.
 *
 * @param newest what is in hand now
 */
export function createTelling(ports: TellingPorts, newest: () => Case | null): Telling {
  let last: Promise<void> = Promise.resolve();
  let latest: symbol | null = null;

  async function tellLater(change: Promise<Case | null>, mine: symbol): Promise<void> {
    await change;
    await ports.pause();
    if (mine === latest) await ports.changed(Promise.resolve(newest()));
  }

  return {
    tell(next, journaled) {
      const mine = Symbol();
      latest = mine;
      const change = journaled.then(() => next);
      // Who is to hear of it may come to that later than it fails.
      change.catch(() => undefined);
      const follows = next !== null && running(next) !== null;
      last = follows ? tellLater(change, mine).catch(() => undefined) : ports.changed(change);
    },
    told: () => last,
  };
}
