import { describe, expect, it } from 'vitest';
import { noChain } from './chain-state';
import { bench, day, noon, putAndSeal } from './testing/bench';
import { aReceipt } from './testing/receipts';
import { createWaitingReceipts } from './waiting-receipts';

describe('receipts that the database does not take', () => {
  it('are kept aside, so that a case can be closed and the next one opened', async () => {
    const desk = bench();
    desk.store.failing.add('putUnsealed');
    await desk.keeper.put(aReceipt({ caseId: 'one' }));
    await desk.keeper.put(aReceipt({ caseId: 'two' }));
    expect(desk.aside).toEqual([aReceipt({ caseId: 'one' }), aReceipt({ caseId: 'two' })]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 0, unsealed: 2 });
  });

  it('are sealed as soon as it takes them, and not kept aside any more', async () => {
    const desk = bench();
    desk.store.failing.add('putUnsealed');
    await desk.keeper.put(aReceipt({ caseId: 'one' }));
    desk.store.failing.clear();
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'two' }));
    expect(desk.store.rows.map(({ caseId }) => caseId)).toEqual(['one', 'two']);
    expect(desk.aside).toBeNull();
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 2, unsealed: 0 });
  });

  it('give way to a later word on the same case, wherever that is kept', async () => {
    const desk = bench();
    desk.open = false;
    desk.store.failing.add('putUnsealed');
    await desk.keeper.put(aReceipt({ outcome: 'unknown' }));
    await desk.keeper.put(aReceipt({ outcome: 'accepted' }));
    expect(desk.aside).toEqual([aReceipt({ outcome: 'accepted' })]);
    await desk.keeper.sealPending().catch(() => undefined);
    desk.store.failing.clear();
    await desk.keeper.put(aReceipt({ outcome: 'unbound' }));
    expect(desk.aside).toBeNull();
    desk.open = true;
    await desk.keeper.sealPending();
    expect(desk.store.rows.map(({ outcome }) => outcome)).toEqual(['unbound']);
  });

  it('count for the hourly limit', async () => {
    const desk = bench();
    desk.store.failing.add('putUnsealed');
    await desk.keeper.put(aReceipt({ caseId: 'one', outcome: 'accepted' }));
    await desk.keeper.put(aReceipt({ caseId: 'two', outcome: 'refused' }));
    await desk.keeper.put(aReceipt({ caseId: 'three', closedAt: noon - day }));
    expect(
      await desk.keeper.unboundSince(
        { appHost: 'https://acme.genauth.ai', appId: 'app-1' },
        noon - 3_600_000,
      ),
    ).toHaveLength(1);
    expect(
      await desk.keeper.unboundSince(
        { appHost: 'https://other.genauth.ai', appId: 'app-1' },
        noon - 3_600_000,
      ),
    ).toEqual([]);
  });

  it('are refused only where they cannot be kept aside either', async () => {
    const desk = bench();
    desk.store.failing.add('putUnsealed');
    desk.asideFails = true;
    await expect(desk.keeper.put(aReceipt())).rejects.toThrow('putUnsealed failed');
    desk.asideFails = false;
    await desk.keeper.put(aReceipt());
    expect(desk.aside).toEqual([aReceipt()]);
  });

  it('stay where they are when moving them fails', async () => {
    const desk = bench();
    desk.store.failing.add('putUnsealed');
    await desk.keeper.put(aReceipt());
    await expect(desk.keeper.sealPending()).rejects.toThrow();
    expect(desk.aside).toEqual([aReceipt()]);
    expect(desk.chain).toBe(noChain);
  });

  it.each([[[{ version: 9 }]], [{ version: 9 }], ['torn']])(
    'are kept beside what cannot be read: %j',
    async (odd) => {
      let stored: unknown = odd;
      const waiting = createWaitingReceipts({
        get: async () => stored,
        set: async (value) => {
          stored = value;
        },
        remove: async () => {
          stored = null;
        },
      });
      const kept = Array.isArray(odd) ? odd : [odd];
      await waiting.put(aReceipt());
      expect(stored).toEqual([...kept, aReceipt()]);
      expect(await waiting.list()).toEqual([aReceipt()]);
      await waiting.drop(['case-1']);
      expect(stored).toEqual(kept);
    },
  );
});
