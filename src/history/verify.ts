import type { ChainState, Link } from './chain-state';
import type { ChainReport } from './history';
import { parseRow } from './row';
import { isGenuine, isTruePerson } from './seal';

/**
 * Follows the chain from the oldest entry that is kept to the last, and names the first that does not hold.
 *
 * @param rows batches of stored rows behind the anchor, unchecked, by ascending `seq`
 * @param unsealed how many receipts wait for the vault to be opened
 */
export async function verifyChain(
  rows: AsyncIterable<readonly unknown[]>,
  { chainKey, head, anchor }: ChainState,
  unsealed: number,
): Promise<ChainReport> {
  let last: Link = anchor;
  let checked = 0;
  const broken = (seq: number, why: Extract<ChainReport, { ok: false }>['why']): ChainReport => ({
    ok: false,
    checked,
    seq,
    why,
  });
  for await (const batch of rows) {
    for (const value of batch) {
      const expected = last.seq + 1;
      const seq = seqOf(value);
      if (seq !== null && seq > expected) return broken(expected, 'missing');
      const row = parseRow(value);
      if (row === null || !(await isGenuine(row, last, chainKey))) {
        return broken(expected, 'changed');
      }
      if (row.seq === head.seq && row.mac !== head.mac) return broken(expected, 'changed');
      if (!(await isTruePerson(row, row.erasedAt !== null))) {
        return broken(expected, 'person-changed');
      }
      last = row;
      checked += 1;
    }
  }
  if (last.seq < head.seq) return broken(last.seq + 1, 'cut-off');
  return { ok: true, checked, unsealed };
}

function seqOf(value: unknown): number | null {
  const seq: unknown = Reflect.get(Object(value), 'seq');
  return typeof seq === 'number' ? seq : null;
}
