import type { Receipt } from '../case/receipt';
import { hideEnding } from '../phone/last-four';
import type { HistoryEntry } from './history';
import { isFoundBy as isReceiptFoundBy, searchedWords } from './words';

/** In which environments a safeguard hides what a receipt knows of the caller. */
export interface Veils {
  readonly verificationFirst: (environmentId: string) => boolean;
  readonly lastFour: (environmentId: string) => boolean;
}

/** Whether a receipt is shown without its user: no verification was recorded, and the number was not taken off. */
function unverified({ verifiedHow, outcome }: Receipt): boolean {
  return verifiedHow.trim() === '' && outcome !== 'unbound';
}

/** Whether a receipt is shown without the last digits: a caller without the phone never named them. */
function endingUnnamed({ way, digitsCheck, outcome }: Receipt): boolean {
  const untouched = outcome === 'abandoned' || outcome === 'refused';
  return way === 'admin' && untouched && digitsCheck?.matched !== true;
}

/** An entry as views may see it: without what its case, by the safeguards of its environment, did not show either. */
export function veiledEntry(entry: HistoryEntry, veils: Veils): HistoryEntry {
  const { receipt } = entry;
  const { person, environment } = receipt;
  if (person === null) return entry;
  const nameless = unverified(receipt) && veils.verificationFirst(environment.id);
  const endless = endingUnnamed(receipt) && veils.lastFour(environment.id);
  if (!nameless && !endless) return entry;
  const { userId, phone, phoneCorrelation } = person;
  return {
    ...entry,
    receipt: {
      ...receipt,
      person: {
        ...person,
        userId: nameless ? null : userId,
        phone: endless ? phone && hideEnding(phone) : phone,
        // Another receipt with the same one may show the ending.
        phoneCorrelation: endless ? null : phoneCorrelation,
      },
    },
  };
}

/** Whether an entry is found by what is shown of it. Otherwise a search would spell out, sign by sign, what is veiled. */
export function isFoundBy({ receipt }: HistoryEntry, text: string): boolean {
  return isReceiptFoundBy(receipt, searchedWords(text));
}
