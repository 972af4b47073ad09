import type { VaultContent } from '../../src/environments/vault-content';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../src/history/history';
import { isFoundBy, veiledEntry } from '../../src/history/veiled-entry';
import { effectiveSafeguards } from '../../src/policy/policy';
import type { PolicySource } from '../../src/policy/policy-source';

type FindPage = (query: HistoryQuery, before: number | null, limit: number) => Promise<HistoryPage>;

/** Receipts as views may see them: without what the environments' safeguards hide. */
export function veiledReceipts(content: VaultContent, { held }: Pick<PolicySource, 'held'>) {
  const { status, policy } = held();
  const safeguards = new Map(
    content.environments.map((each) => [each.id, effectiveSafeguards(each.safeguards, policy)]),
  );
  /** They also hold if that is uncertain, because the environment is gone or the policy unknown. */
  const holds = (name: 'verificationFirst' | 'lastFour') => (id: string) =>
    status === 'unknown' || (safeguards.get(id)?.[name] ?? true);
  const veils = { verificationFirst: holds('verificationFirst'), lastFour: holds('lastFour') };
  const veiled = (entry: HistoryEntry) => veiledEntry(entry, veils);

  /**
   * A page of the entries whose visible data matches. Entries that match only by a veiled user id are skipped, and one more
   * entry is searched than shown: even the existence of another page would reveal something.
   */
  async function page(
    find: FindPage,
    query: HistoryQuery,
    before: number | null,
    limit: number,
  ): Promise<HistoryPage> {
    if (query.text === '') {
      const { entries, next } = await find(query, before, limit);
      return { entries: entries.map(veiled), next };
    }
    const found: HistoryEntry[] = [];
    let from = before;
    do {
      const { entries, next } = await find(query, from, limit + 1);
      found.push(...entries.map(veiled).filter((entry) => isFoundBy(entry, query.text)));
      from = next;
    } while (from !== null && found.length <= limit);
    const shown = found.slice(0, limit);
    return { entries: shown, next: found.length > limit ? (shown.at(-1)?.seq ?? null) : null };
  }

  return { veiled, page };
}
