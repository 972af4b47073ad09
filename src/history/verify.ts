import type { ChainState, Link } from './chain-state';
import type { ChainReport } from './history';
import { isFoundByItsOwn, parseRow, seqOf } from './row';
import { isGenuine, isTruePerson } from './seal';

/**
 * Follows the chain from the oldest entry that is kept to the last, and names the first that does not hold.
 *
 * @param rows batches of stored rows behind the anchor, unchecked, by ascending `seq`
 * @param beside how many receipts are in no chain or another: `unsealed` wait for the vault to be opened, `foreign` are of an
 *   earlier vault, whose key nobody has
 */
export async function verifyChain(
  rows: AsyncIterable<readonly unknown[]>,
  { chainKey, head, anchor }: ChainState,
  beside: Pick<ChainReport, 'unsealed' | 'foreign'>,
): Promise<ChainReport> {
  let last: Link = anchor;
  let checked = 0;
  const lastOfCase = new Map<string, { seq: number; supersededBy: number | null }>();
  const broken = (seq: number, why: Extract<ChainReport, { ok: false }>['why']): ChainReport => ({
    ok: false,
    checked,
    seq,
    why,
    ...beside,
  });
  for await (const batch of rows) {
    for (const value of batch) {
      const expected = last.seq + 1;
      const seq = seqOf(value);
      if (seq !== null && seq > expected) {
        // Nothing is missing behind the last entry that the vault knows of: this one was put there.
        return last.seq < head.seq ? broken(expected, 'missing') : broken(seq, 'changed');
      }
      const row = parseRow(value);
      if (row === null || !(await isGenuine(row, last, chainKey))) {
        return broken(expected, 'changed');
      }
      if (row.seq === head.seq && row.mac !== head.mac) return broken(expected, 'changed');
      if (!(await isTruePerson(row, row.erasedAt !== null))) {
        return broken(expected, 'person-changed');
      }
      if (!isFoundByItsOwn(value, row)) return broken(expected, 'changed');
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
  return { ok: true, checked, ...beside };
}
