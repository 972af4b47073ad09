import type { Receipt } from '../case/receipt';
import type { HistoryEntry } from './history';
import { searchedWords, wordsOf } from './row';

/** Whether a receipt is shown without its user: no verification was recorded, and the number was not taken off. */
function unverified({ verifiedHow, outcome }: Receipt): boolean {
  return verifiedHow.trim() === '' && outcome !== 'unbound';
}

/**
 * An entry as it is shown where nothing about an account beyond masked data is seen before the caller's verification is
 * recorded.
 *
 * @param first whether that holds for an environment
 */
export function veiledEntry(
  entry: HistoryEntry,
  first: (environmentId: string) => boolean,
): HistoryEntry {
  const { receipt } = entry;
  const { person, environment } = receipt;
  if (person === null || !unverified(receipt) || !first(environment.id)) return entry;
  return { ...entry, receipt: { ...receipt, person: { ...person, userId: null } } };
}

/** Whether an entry is found by what is shown of it. Otherwise a search would spell out, sign by sign, what is veiled. */
export function isFoundBy({ receipt }: HistoryEntry, text: string): boolean {
  const words = wordsOf(receipt);
  return searchedWords(text).every((searched) => words.some((word) => word.startsWith(searched)));
}
