import type { ChainState, Link } from './chain-state';
import type { ChainReport } from './history';
import { placeOf } from './row';
import { isGenuine, isTruePerson } from './seal';
import { isPlain, type RowReading, readRow } from './stored-row';

type Why = Extract<ChainReport, { readonly seq: number }>['why'];

/** Receipts that are not in the chain. */
export interface Beside {
  /** Receipts that wait to be added to the chain. */
  readonly unsealed: number;
  /** Waiting receipts of an earlier vault. */
  readonly foreign: number;
  /** Waiting receipts that will not be added. */
  readonly refused: number;
}

/**
 * Follows the chain from the oldest entry that is kept to the last, and names the first that does not hold.
 *
 * @param rows batches of all stored rows, unchecked, by ascending `seq`
 */
export async function verifyChain(
  rows: AsyncIterable<readonly unknown[]>,
  { chainKey, head, anchor, erased }: ChainState,
  reading: RowReading,
  beside: Beside,
): Promise<ChainReport> {
  let last: Link = anchor;
  let checked = 0;
  let foreign = beside.foreign;
  let stranger: number | null = null;
  const erasedPlaces = new Set(erased);
  const lastOfCase = new Map<string, { seq: number; supersededBy: number | null }>();
  const rest = () => ({ checked, unsealed: beside.unsealed, foreign });
  const broken = (seq: number, why: Why): ChainReport => ({ ok: false, seq, why, ...rest() });
  for await (const batch of rows) {
    const read = await Promise.all(
      batch.map((value) => ((placeOf(value) ?? 0) > anchor.seq ? readRow(value, reading) : null)),
    );
    for (const [index, value] of batch.entries()) {
      const place = placeOf(value);
      if (place === null) {
        // It has no position in the chain, which may be intact all the same.
        stranger ??= numberOf(value) ?? head.seq + 1;
        continue;
      }
      if (place <= anchor.seq) {
        foreign += 1;
        continue;
      }
      const expected = last.seq + 1;
      if (place > expected) {
        // Nothing is missing behind the last entry that the vault knows of: this one was put there.
        return last.seq < head.seq ? broken(expected, 'missing') : broken(place, 'changed');
      }
      const row = read[index] ?? null;
      if (row === null || !(await isGenuine(row, last, chainKey))) {
        return broken(expected, 'changed');
      }
      if (row.seq === head.seq && row.mac !== head.mac) return broken(expected, 'changed');
      const isErased = row.erasedAt !== null;
      // Rows that version 2 erased are listed when they are encrypted.
      const isListed = erasedPlaces.has(row.seq) || (isErased && isPlain(value) && reading.plain);
      if (isErased !== isListed || !(await isTruePerson(row, isErased))) {
        return broken(expected, 'person-changed');
      }
      // An entry is superseded by the next of its case, and by nothing else.
      const before = lastOfCase.get(row.receipt.caseId);
      if (before !== undefined && before.supersededBy !== row.seq) {
        return broken(before.seq, 'changed');
      }
      lastOfCase.set(row.receipt.caseId, { seq: row.seq, supersededBy: row.supersededBy });
      last = row;
      checked += 1;
    }
  }
  if (last.seq < head.seq) return broken(last.seq + 1, 'cut-off');
  for (const { seq, supersededBy } of lastOfCase.values()) {
    if (supersededBy !== null) return broken(seq, 'changed');
  }
  if (stranger !== null) return broken(stranger, 'changed');
  const { refused } = beside;
  if (refused > 0) return { ok: false, why: 'refused', refused, ...rest() };
  return { ok: true, ...rest() };
}

function numberOf(value: unknown): number | null {
  const seq: unknown = Reflect.get(Object(value), 'seq');
  return typeof seq === 'number' ? seq : null;
}
