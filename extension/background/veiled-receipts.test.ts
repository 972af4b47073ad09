import { describe, expect, it } from 'vitest';
import { emptyVault } from '../../src/environments/vault-content';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../src/history/history';
import { wordsOf } from '../../src/history/row';
import { anEntry } from '../../src/history/testing/receipts';
import { parsePolicy } from '../../src/policy/policy';
import type { HeldPolicy } from '../../src/policy/policy-source';
import { defaultSafeguards } from '../../src/safeguards/default-safeguards';
import { environment } from './testing/fake-world';
import { veiledReceipts } from './veiled-receipts';

const given = (verificationFirst: boolean) => ({
  ...emptyVault,
  environments: [{ ...environment, safeguards: { ...defaultSafeguards, verificationFirst } }],
});
const held = (policy: unknown, status: HeldPolicy['status'] = 'known') => ({
  held: (): HeldPolicy => ({ status, given: policy, ...parsePolicy(policy) }),
});
const none = held({});

/** A receipt of a caller who was not verified; the newest has the greatest place. */
const abandoned = (seq: number, ticket = ''): HistoryEntry => {
  const { id, label, appHost } = environment;
  const of = { environment: { id, label, appHost }, verifiedHow: '', ticket };
  return { ...anEntry({ ...of, caseId: `case-${seq}`, outcome: 'abandoned' }), seq };
};
const userOf = ({ receipt }: HistoryEntry) => receipt.person?.userId;

describe('what is seen of a receipt without a verification', () => {
  const seen = (...asked: Parameters<typeof veiledReceipts>) =>
    userOf(veiledReceipts(...asked).veiled(abandoned(1)));

  it('is its user where verification need not come first', () => {
    expect(seen(given(false), none)).toBe('user-1');
  });

  it.each([
    ['the environment', given(true), none],
    ['the organization', given(false), held({ safeguards: { verificationFirst: true } })],
    ['nobody knows what', given(false), held({}, 'unknown')],
    ['an environment that is gone', emptyVault, none],
  ])('is not its user where it has to come first: by %s', (_, content, policy) => {
    expect(seen(content, policy)).toBeNull();
  });
});

describe('a page of receipts', () => {
  const query = { outcome: null, route: null, environmentId: null, from: null, to: null };
  const all = [abandoned(4, 'user'), abandoned(3), abandoned(2, 'user'), abandoned(1)];
  const asked: number[] = [];

  /** Finds as the database does: by all that is stored. */
  async function find({ text }: HistoryQuery, before: number | null, limit: number) {
    asked.push(limit);
    const found = all
      .filter(({ receipt }) => wordsOf(receipt).some((word) => word.startsWith(text)))
      .filter(({ seq }) => before === null || seq < before);
    const entries = found.slice(0, limit);
    const page: HistoryPage = {
      entries,
      next: found.length > limit ? (entries.at(-1)?.seq ?? null) : null,
    };
    return page;
  }

  async function placesOf(text: string, first: boolean, limit: number, before: number | null) {
    const { page } = veiledReceipts(given(first), none);
    const { entries, next } = await page(find, { ...query, text }, before, limit);
    expect(entries.map(userOf)).toEqual(entries.map(() => (first ? null : 'user-1')));
    return [entries.map(({ seq }) => seq), next];
  }

  it('shows no user, and goes on as it did', async () => {
    expect(await placesOf('', true, 3, null)).toEqual([[4, 3, 2], 2]);
    expect(await placesOf('', true, 3, 2)).toEqual([[1], null]);
  });

  it('is found by a user that is shown', async () => {
    expect(await placesOf('user-1', false, 2, null)).toEqual([[4, 3], 3]);
    expect(await placesOf('user-1', false, 2, 3)).toEqual([[2, 1], null]);
  });

  it('tells nothing of a veiled user: neither an entry nor that there are more', async () => {
    expect(await placesOf('user-1', true, 1, null)).toEqual([[], null]);
    expect(await placesOf('user-2', true, 1, null)).toEqual([[], null]);
  });

  it('is full of what is found by something else', async () => {
    expect(await placesOf('user', true, 1, null)).toEqual([[4], 4]);
    expect(await placesOf('user', true, 1, 4)).toEqual([[2], null]);
  });

  it('is one question where nothing is passed over', async () => {
    asked.length = 0;
    await placesOf('user', false, 2, null);
    expect(asked).toEqual([3]);
  });
});
