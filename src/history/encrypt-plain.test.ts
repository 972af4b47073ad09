import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChainStateSchema } from './chain-state';
import { parseReceipt } from './receipt-schema';
import { plainTag } from './stored-receipt';
import { isPlain } from './stored-row';
import { type Bench, bench, noon } from './testing/bench';
import left from './testing/history-2.json';
import { everything } from './testing/queries';
import { verifyChain } from './verify';

/** A desk on which version 2 was at work: five entries, one of them erased, two receipts that wait, and one aside. */
function deskOfVersion2(change: (entry: unknown) => unknown = (entry) => entry): Bench {
  const desk = bench({ chain: v.parse(ChainStateSchema, left.history), aside: left.aside });
  for (const entry of left.entries) desk.store.plant(change(entry));
  desk.store.aside = left.unsealed.map((receipt) => ({ tag: plainTag(receipt.caseId), receipt }));
  return desk;
}

/** Verifying as it is done before anything is encrypted. */
async function verified(desk: Bench) {
  const reading = { ring: await desk.ring(), plain: true };
  const beside = { unsealed: 0, foreign: 0, refused: 0 };
  return verifyChain(desk.store.after(Number.NEGATIVE_INFINITY), desk.chain, reading, beside);
}

const told = async ({ keeper }: Bench) =>
  (await keeper.page(everything, null, 100)).entries.map(
    ({ seq, receipt }) => [seq, receipt.caseId, receipt.person?.userId] as const,
  );

const words = ['SUP-1042', 'urgent', '王小明', 'user-1', 'user-3', '5678', 'Spelled', 'alpha'];

function inTheClear(desk: Bench): string[] {
  const rows = desk.store.rows.map(({ ciphertext, iv, ...rest }) =>
    isPlain(rest) ? rest : { ...rest, text: new TextDecoder().decode(ciphertext) },
  );
  const disk = JSON.stringify([rows, desk.store.aside, desk.aside]);
  return words.filter((word) => disk.includes(word));
}

describe('what version 2 left in the clear', () => {
  it('is encrypted once the vault is open, and its chain is whole before and after', async () => {
    const desk = deskOfVersion2();
    expect(inTheClear(desk)).toEqual(words);
    expect(await verified(desk)).toMatchObject({ ok: true, checked: 5 });
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 8, unsealed: 0 });
    expect(inTheClear(desk)).toEqual([]);
    expect(desk.chain).toMatchObject({ encrypted: true, erased: [4] });
  });

  it('is taken into the chain where it waits', async () => {
    const desk = deskOfVersion2();
    await desk.keeper.sealPending();
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 8, unsealed: 0 });
    expect(inTheClear(desk)).toEqual([]);
    expect(await told(desk)).toEqual([
      [8, 'zeta', 'user-1'],
      [7, 'epsilon', 'user-1'],
      [6, 'delta', 'user-3'],
      [4, 'gamma', undefined],
      [3, 'alpha', 'user-1'],
      [2, 'beta', 'user-1'],
    ]);
    expect(desk.aside).toBeNull();
    const receipts = [...left.unsealed, ...left.aside].map(parseReceipt);
    for (const [index, receipt] of receipts.entries()) {
      expect((await desk.keeper.get(6 + index))?.receipt).toEqual(receipt);
    }
  });

  it('is not given up where it waits and cannot be sealed yet', async () => {
    const desk = deskOfVersion2();
    desk.store.failing.add('append');
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 5, unsealed: 3 });
    expect(desk.chain.encrypted).toBe(false);
    desk.store.failing.clear();
    expect(await desk.another().verify()).toMatchObject({ ok: true, checked: 8, unsealed: 0 });
  });

  it('stays while the vault is locked', async () => {
    const desk = deskOfVersion2();
    desk.open = false;
    await desk.keeper.sealPending();
    expect(desk.store.rows).toEqual(left.entries);
  });

  it('is readable beside what is encrypted when a worker dies in between, and done by the next', async () => {
    const desk = deskOfVersion2();
    desk.store.aside = [];
    desk.aside = null;
    desk.store.batch = 2;
    const before = await told(desk);
    const replace = desk.store.replace.bind(desk.store);
    let batches = 0;
    desk.store.replace = async (rows) => {
      batches += 1;
      if (batches > 1) throw new Error('the worker died');
      await replace(rows);
    };
    await desk.keeper.verify().catch(() => undefined);
    expect(desk.store.rows.map(isPlain)).toEqual([false, false, true, true, true]);
    expect(desk.chain.encrypted).toBe(false);
    expect(await told(desk)).toEqual(before);
    const search = { ...everything, text: 'sup-1042 王小明' };
    expect((await desk.keeper.page(search, null, 10)).entries.map(({ seq }) => seq)).toEqual([4]);
    const app = { appHost: 'https://acme.genauth.ai', appId: 'app-1' };
    expect(await desk.keeper.unboundSince(app, noon - 3_600_000)).toHaveLength(3);
    expect(await verified(desk)).toMatchObject({ ok: true, checked: 5 });

    desk.store.replace = replace;
    const next = desk.another();
    await next.sealPending();
    expect(await next.verify()).toMatchObject({ ok: true, checked: 5 });
    expect(desk.store.rows.some(isPlain)).toBe(false);
    expect(await told(desk)).toEqual(before);
  });

  it('can be erased and superseded in the middle of it', async () => {
    const desk = deskOfVersion2();
    desk.store.aside = [];
    desk.aside = null;
    await desk.keeper.erase(1);
    expect(desk.store.rows.map(isPlain)).toEqual([false, true, false, true, true]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 5 });
    expect((await desk.rows()).map(({ person }) => person === null)).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('that was changed before is named after, and what cannot be read is kept', async () => {
    const changed = deskOfVersion2((entry) => {
      const { seq, body } = Object(entry);
      return seq === 2 ? { ...Object(entry), body: body.replace('refused', 'unbound') } : entry;
    });
    expect(await changed.keeper.verify()).toMatchObject({ ok: false, seq: 2, why: 'changed' });
    const torn = deskOfVersion2((entry) =>
      Object(entry).seq === 3 ? { ...Object(entry), body: '{' } : entry,
    );
    torn.store.aside = [];
    torn.aside = null;
    expect(await torn.keeper.verify()).toMatchObject({ ok: false, seq: 3, why: 'changed' });
    expect(torn.store.rows.map(isPlain)).toEqual([false, false, true, false, false]);
  });

  it('of an earlier vault is encrypted too, shown, and not vouched for', async () => {
    const desk = deskOfVersion2();
    desk.store.aside = [];
    desk.aside = null;
    desk.chain = bench().chain;
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 0, foreign: 5 });
    expect(inTheClear(desk)).toEqual([]);
    expect(await told(desk)).toHaveLength(4);
  });
});
