import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';

/** What history shows, in the shapes in which it travels. Times are milliseconds since the epoch. */

/** One link of the chain. `seq` counts from 1 and is never given twice. */
export interface HistoryEntry {
  readonly seq: number;
  readonly receipt: Receipt;
  /** When what it said of the caller was erased, or null. */
  readonly erasedAt: number | null;
  /** A later entry tells the end of the same case (it was checked again): the `seq` of that, or null. */
  readonly supersededBy: number | null;
}

/** The lost phone is route B, everything else route A. */
export type Route = 'caller-has-phone' | 'lost-phone';

/** What is looked for: all that is not null or '' must hold. `from` is the first moment, `to` the first one after. */
export interface HistoryQuery {
  /**
   * Whole words, or their first four or more characters (two in Chinese or Japanese): of ticket, user id, agent, environment,
   * verification, request id or case id; or the last digits of the number.
   */
  readonly text: string;
  readonly outcome: OutcomeKind | null;
  readonly route: Route | null;
  readonly environmentId: string | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** Newest first. `next` goes on from here when given as `before`; null at the end. */
export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  readonly next: number | null;
}

/** How many cases of one day ended in which way. `start` is the first moment of the day, where the agent is. */
export interface DayCount {
  readonly start: number;
  readonly counts: Readonly<Record<OutcomeKind, number>>;
}

/**
 * Whether the chain holds.
 * - `changed`: an entry is not what was written;
 * - `person-changed`: what it says of the caller is not what was written;
 * - `missing`: there should be an entry here, and is none;
 * - `cut-off`: entries known to the vault are missing from the end;
 * - `refused`: the chain is intact, but some waiting receipts were not written here or contradict the sealed entries of their
 *   case. They are not added.
 */
export type ChainReport = (
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'refused'; readonly refused: number }
  | {
      readonly ok: false;
      /** The first entry that does not hold. */
      readonly seq: number;
      readonly why: 'changed' | 'person-changed' | 'missing' | 'cut-off';
    }
) & {
  readonly checked: number;
  /** Receipts that wait to be added to the chain. */
  readonly unsealed: number;
  /** How many entries are of an earlier vault, so that nobody can check them any more. */
  readonly foreign: number;
};
