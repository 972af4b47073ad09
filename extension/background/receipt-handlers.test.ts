import { describe, expect, it } from 'vitest';
import type { HistoryPage } from '../../src/history/history';
import { receiptHandlers, TO_CHECK_MAX } from './receipt-handlers';
import { fakeWorld, type Given } from './testing/fake-world';

const query = {
  text: '',
  outcome: null,
  route: null,
  environmentId: null,
  from: null,
  to: null,
};
const page: HistoryPage = { entries: [], next: null };
const by = (passphrase: string) => ({ by: 'passphrase', passphrase }) as const;
const refused = (code: string) => ({ ok: false, refusal: { code } });

function handlersIn(given: Given = {}, fails = false) {
  const { world, did, content } = fakeWorld(given);
  const keeper = {
    ...world.keeper,
    page: async (...asked: unknown[]) => {
      if (fails) throw new Error('database');
      did.push(['page', ...asked]);
      return page;
    },
  };
  const receipts = { days: async () => [] };
  return { handlers: receiptHandlers({ ...world, keeper, receipts }), world, did, content };
}

describe('while the vault is locked', () => {
  it('nothing of the history is returned', async () => {
    const { handlers, did } = handlersIn({ content: null });
    const replies = await Promise.all([
      handlers['receipts.list']({ query, before: null, limit: 10 }),
      handlers['receipts.get']({ seq: 1 }),
      handlers['receipts.days']({ starts: [1, 2] }),
      handlers['receipts.verify']({}),
      handlers['receipts.toCheck']({}),
      handlers['receipts.check']({ seq: 1 }),
      handlers['receipts.erase']({ seq: 1 }),
      handlers['receipts.setRetention']({ days: 30 }),
    ]);
    for (const reply of replies) expect(reply).toEqual(refused('vault-locked'));
    expect(did).toEqual([]);
  });
});

describe('while the vault is open', () => {
  it('a list first seals waiting receipts, but not for its next pages', async () => {
    const { handlers, did } = handlersIn();
    const reply = await handlers['receipts.list']({ query, before: null, limit: 10 });
    expect(reply).toEqual({ ok: true, value: page });
    await handlers['receipts.list']({ query, before: 5, limit: 10 });
    expect(did).toEqual(['seal', ['page', query, null, 10], ['page', query, 5, 10]]);
  });

  it('one receipt and the days are returned', async () => {
    const { handlers } = handlersIn();
    expect(await handlers['receipts.get']({ seq: 1 })).toEqual({ ok: true, value: null });
    expect(await handlers['receipts.days']({ starts: [1, 2] })).toEqual({ ok: true, value: [] });
  });

  it('the newest open outcomes of both kinds are returned, after sealing waiting receipts', async () => {
    const { handlers, did } = handlersIn();
    const reply = await handlers['receipts.toCheck']({});
    expect(reply).toEqual({ ok: true, value: [] });
    const asked = (outcome: string) => ['page', { ...query, outcome }, null, TO_CHECK_MAX];
    expect(did).toEqual(['seal', asked('unknown'), asked('accepted')]);
  });

  it('an open outcome is checked, and the result published', async () => {
    const { handlers, did } = handlersIn();
    expect(await handlers['receipts.check']({ seq: 1 })).toMatchObject({
      ok: true,
      value: { seq: 2, outcome: 'unbound' },
    });
    expect(did).toEqual(['publish']);
    expect(await handlers['receipts.check']({ seq: 9 })).toEqual(refused('receipt-missing'));
  });

  it('the chain is verified after sealing waiting receipts', async () => {
    const { handlers, did } = handlersIn();
    // The vault may be locked meanwhile.
    expect(await handlers['receipts.verify']({})).toEqual(refused('vault-locked'));
    expect(did).toEqual(['seal']);
  });

  it('an existing receipt is erased', async () => {
    const { handlers } = handlersIn();
    expect(await handlers['receipts.erase']({ seq: 1 })).toEqual({ ok: true, value: null });
    expect(await handlers['receipts.erase']({ seq: 2 })).toEqual(refused('receipt-missing'));
  });

  it('the retention is stored, and applied at once', async () => {
    const { handlers, did, content } = handlersIn();
    expect(await handlers['receipts.setRetention']({ days: 30 })).toMatchObject({ ok: true });
    expect(content()?.history.retentionDays).toBe(30);
    expect(did).toEqual(['seal', 'publish']);
  });

  it('erasing needs the owner, and the organization’s leave', async () => {
    const { handlers } = handlersIn({ unproved: true });
    const erase = handlers['receipts.erase'];
    expect(await erase({ seq: 1 })).toEqual(refused('proof-needed'));
    expect(await erase({ seq: 1, proof: by('wrong') })).toEqual(refused('wrong-passphrase'));
    expect(await erase({ seq: 1, proof: by('right') })).toEqual({ ok: true, value: null });
    const forbidden = handlersIn({ policy: { erasing: false } }).handlers['receipts.erase'];
    expect(await forbidden({ seq: 1, proof: by('right') })).toEqual(refused('erasing-off'));
  });

  it('a shorter retention needs the owner, and a longer one does not', async () => {
    const { handlers, content } = handlersIn({ unproved: true });
    const set = handlers['receipts.setRetention'];
    expect(await set({ days: 179 })).toEqual(refused('proof-needed'));
    expect(await set({ days: 179, proof: by('wrong') })).toEqual(refused('wrong-passphrase'));
    expect(content()?.history.retentionDays).toBe(180);
    expect(await set({ days: 180 })).toMatchObject({ ok: true });
    expect(await set({ days: 181 })).toMatchObject({ ok: true });
    expect(await set({ days: 179, proof: by('right') })).toMatchObject({ ok: true });
    expect(content()?.history.retentionDays).toBe(179);
  });

  it('a retention is within what the organization allows, and compared with what holds', async () => {
    const policy = { retentionDaysMin: 365, retentionDaysMax: 730 };
    const { handlers, content } = handlersIn({ policy, unproved: true });
    const set = handlers['receipts.setRetention'];
    for (const days of [180, 364, 731]) {
      expect(await set({ days, proof: by('right') })).toEqual(refused('retention-out-of-bounds'));
    }
    // The stored 180 days are kept for 365 already.
    expect(await set({ days: 365 })).toMatchObject({ ok: true });
    expect(content()?.history.retentionDays).toBe(365);
  });

  it('a database error is a refusal', async () => {
    const { handlers } = handlersIn({}, true);
    expect(await handlers['receipts.list']({ query, before: 5, limit: 10 })).toEqual(
      refused('storage'),
    );
  });
});
