import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';
import type { ReadRow } from './row';
import { bodyOf } from './seal';

/**
 * How a receipt relates to the sealed entries of its case:
 * - `new`: the first, or one that continues the last;
 * - `known`: one of them says the same or more;
 * - `contrary`: it claims the case and does not continue it.
 */
export type Standing = 'new' | 'known' | 'contrary';

/** Outcomes that a later receipt can change. */
const open: readonly OutcomeKind[] = ['unknown', 'accepted'];

/** @param rows of the case, ascending */
export function standingOf(receipt: Receipt, rows: readonly ReadRow[]): Standing {
  const latest = rows.at(-1);
  if (latest === undefined) return 'new';
  if (rows.some((row) => saysTheSame(row, receipt))) return 'known';
  if (continues(latest.receipt, receipt)) return 'new';
  return continues(receipt, latest.receipt) ? 'known' : 'contrary';
}

function saysTheSame({ body, person, erasedAt }: ReadRow, receipt: Receipt): boolean {
  if (body !== bodyOf(receipt)) return false;
  // Erased data does not return when the receipt is stored again.
  return erasedAt !== null || JSON.stringify(person) === JSON.stringify(receipt.person);
}

/**
 * Whether a receipt continues another: all its operations are still there, and the outcome was open or is the same (a token
 * was revoked or sessions were ended since).
 */
function continues(before: Receipt, after: Receipt): boolean {
  return (
    before.openedAt === after.openedAt &&
    isSame(before.environment, after.environment) &&
    (before.person === null ||
      after.person === null ||
      before.person.userId === after.person.userId) &&
    before.operations.every((operation, index) => isSame(operation, after.operations[index])) &&
    (before.outcome === after.outcome || open.includes(before.outcome))
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
