import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noChain } from './chain-state';
import { parseRow, rowOf } from './row';
import { type Bench, bench, day, filled, noon, putAndSeal } from './testing/bench';
import { anyReceipt, aPerson, aReceipt } from './testing/receipts';

describe('keeping receipts', () => {
  it('seals each into the chain, and the chain holds', async () => {
    const { keeper, store, chain } = await filled(3);
    expect(store.rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(chain.head).toEqual({ seq: 3, mac: store.rows[2]?.mac });
    expect(await keeper.verify()).toEqual({ ok: true, checked: 3, unsealed: 0, foreign: 0 });
  });

  it('appends nothing for a receipt that says the same again', async () => {
    const { keeper, store } = await filled(1);
    await putAndSeal(keeper, aReceipt({ caseId: 'case-1', closedAt: noon + 1 }));
    expect(store.rows).toHaveLength(1);
    expect(store.waiting.size).toBe(0);
  });

  it('supersedes the receipt of a case that ended otherwise, and keeps it', async () => {
    const { keeper, store } = await filled(1);
    await putAndSeal(
      keeper,
      aReceipt({ caseId: 'case-1', closedAt: noon + 2, outcome: 'accepted' }),
    );
    expect(store.rows.map(({ supersededBy, current }) => [supersededBy, current])).toEqual([
      [2, 0],
      [null, 1],
    ]);
    expect(await keeper.verify()).toMatchObject({ ok: true, checked: 2 });
  });

  it('keeps what comes while the vault is locked, and seals it when it is opened', async () => {
    const desk = await filled(1);
    desk.open = false;
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'late', outcome: 'unknown' }));
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'late', outcome: 'unbound' }));
    expect(desk.store.waiting.size).toBe(1);
    expect(await desk.keeper.verify()).toBeNull();
    desk.open = true;
    await desk.keeper.sealPending();
    expect(desk.store.rows.map(({ caseId, outcome }) => [caseId, outcome])).toEqual([
      ['case-1', 'unbound'],
      ['late', 'unbound'],
    ]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 2 });
  });

  it('rejects when nothing could be stored at all', async () => {
    const desk = bench();
    desk.store.failing.add('putUnsealed');
    desk.asideFails = true;
    await expect(desk.keeper.put(aReceipt())).rejects.toThrow();
  });

  it('loses nothing when sealing fails, and makes up for it', async () => {
    const { keeper, store } = await filled(1);
    store.failing.add('append');
    await putAndSeal(keeper, aReceipt({ caseId: 'second' }));
    expect(store.waiting.has('second')).toBe(true);
    store.failing.clear();
    await keeper.sealPending();
    expect(await keeper.verify()).toMatchObject({ ok: true, checked: 2 });
  });

  it('goes on from an entry that the vault did not hear of before a worker died', async () => {
    const desk = await filled(1);
    desk.stuck = true;
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'second' }));
    desk.stuck = false;
    expect(desk.chain.head.seq).toBe(1);
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'third' }));
    expect(desk.store.rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 3 });
    expect(desk.chain.head.seq).toBe(3);
  });

  it('begins a new chain behind what an earlier vault left, and says how much that is', async () => {
    const desk = await filled(3);
    desk.chain = noChain;
    const whole = { ok: true, unsealed: 0, foreign: 3 };
    expect(await desk.keeper.verify()).toEqual({ ...whole, checked: 0 });
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'new vault' }));
    expect(desk.store.rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await desk.keeper.verify()).toEqual({ ...whole, checked: 1 });
    desk.store.rows = desk.store.rows.filter(({ seq }) => seq !== 4);
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 4, foreign: 3 });
  });

  it('neither vouches for nor accuses what an earlier vault left and somebody changed', async () => {
    const desk = await filled(3);
    desk.chain = noChain;
    desk.store.rows = desk.store.rows.map((row) => ({ ...row, body: '{' }));
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'new vault' }));
    const report = await desk.keeper.verify();
    expect(report).toEqual({ ok: true, checked: 1, unsealed: 0, foreign: 3 });
  });
});

describe('the hourly limit', () => {
  const hour = 3_600_000;
  const counted = ({ keeper, now }: Bench) =>
    keeper
      .unboundSince({ appHost: 'https://acme.genauth.ai', appId: 'app-1' }, now - hour)
      .then(({ length }) => length);

  it('counts the last hour of one host', async () => {
    const desk = await filled(2);
    expect(await counted(desk)).toBe(2);
    expect(
      await desk.keeper.unboundSince(
        { appHost: 'https://other.genauth.ai', appId: 'app-1' },
        noon - hour,
      ),
    ).toEqual([]);
    desk.now = noon + 2 * hour;
    expect(await counted(desk)).toBe(0);
  });

  it('is not left by setting the clock back', async () => {
    const desk = await filled(2);
    for (const back of [2 * hour, 30 * day]) {
      desk.now = noon - back;
      expect(await counted(desk)).toBe(2);
      await desk.keeper.sealPending();
      expect(await counted(desk)).toBe(2);
    }
  });

  it('does not hold for ever after a case was closed under a clock ahead', async () => {
    const desk = await filled(1);
    desk.now = noon + 365 * day;
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'ahead', closedAt: desk.now }));
    desk.now = noon + hour / 2;
    await desk.keeper.sealPending();
    expect(await counted(desk)).toBe(2);
    desk.now = noon + 2 * hour;
    expect(await counted(desk)).toBe(0);
  });
});

describe('erasing what a receipt says of the caller', () => {
  it('leaves a chain that holds, whichever are erased', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([1, 2, 3, 4, 5]), async (erased) => {
        const { keeper, store } = await filled(5);
        for (const seq of erased) expect(await keeper.erase(seq)).toBe(true);
        expect(await keeper.verify()).toEqual({ ok: true, checked: 5, unsealed: 0, foreign: 0 });
        for (const { seq, person, salt, words } of store.rows) {
          const gone = erased.includes(seq);
          expect([person === null, salt === null]).toEqual([gone, gone]);
          expect(words.includes('user-1')).toBe(!gone);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('takes it out of every entry of the case, and lets no later one bring it back', async () => {
    const { keeper, store } = await filled(1);
    const later = { caseId: 'case-1', closedAt: noon + 2 };
    await putAndSeal(keeper, aReceipt({ ...later, outcome: 'accepted' }));
    await keeper.erase(2);
    await putAndSeal(keeper, aReceipt({ ...later, outcome: 'unknown' }));
    expect(store.rows.map(({ person }) => person)).toEqual([null, null, null]);
    expect(await keeper.verify()).toMatchObject({ ok: true, checked: 3 });
  });

  it('is not undone by the same receipt put again', async () => {
    const { keeper, store } = await filled(1);
    await keeper.erase(1);
    await putAndSeal(keeper, aReceipt({ caseId: 'case-1', closedAt: noon + 1 }));
    expect(store.rows).toHaveLength(1);
    expect(store.rows[0]?.person).toBeNull();
  });

  it('finds no entry that is not there', async () => {
    const { keeper } = await filled(1);
    expect(await keeper.erase(7)).toBe(false);
    expect(await keeper.get(7)).toBeNull();
  });
});

describe('a chain that was meddled with', () => {
  const ours = { unsealed: 0, foreign: 0 };
  const tampered = async (meddle: (desk: Bench) => void | Promise<void>) => {
    const desk = await filled(5);
    await meddle(desk);
    return desk.keeper.verify();
  };

  it.each([1, 2, 3, 4, 5])('is broken where entry %i was rewritten', async (at) => {
    const report = await tampered(({ store }) => {
      store.rows = store.rows.map((row) =>
        row.seq === at ? { ...row, body: row.body.replace('unbound', 'refused') } : row,
      );
    });
    expect(report).toEqual({ ok: false, checked: at - 1, seq: at, why: 'changed', ...ours });
  });

  it.each([1, 2, 3, 4])('is broken where entry %i was taken out', async (at) => {
    const report = await tampered(({ store }) => {
      store.rows = store.rows.filter(({ seq }) => seq !== at);
    });
    expect(report).toEqual({ ok: false, checked: at - 1, seq: at, why: 'missing', ...ours });
  });

  it('is broken where its end was cut off', async () => {
    const report = await tampered(({ store }) => {
      store.rows = store.rows.slice(0, 3);
    });
    expect(report).toEqual({ ok: false, checked: 3, seq: 4, why: 'cut-off', ...ours });
  });

  it('is broken where two entries changed places', async () => {
    const report = await tampered(({ store }) => {
      const [first, second, ...rest] = store.rows;
      if (first === undefined || second === undefined) return;
      store.rows = [{ ...second, seq: 1 }, { ...first, seq: 2 }, ...rest];
    });
    expect(report).toMatchObject({ ok: false, seq: 1, why: 'changed' });
  });

  it('is broken where what it says of the caller was changed, or taken away without a trace', async () => {
    const change = (person: ReturnType<typeof aPerson> | null) =>
      tampered(({ store }) => {
        store.rows = store.rows.map((row) => (row.seq === 2 ? { ...row, person } : row));
      });
    const broken = { ok: false, checked: 1, seq: 2, why: 'person-changed', ...ours };
    expect(await change(aPerson({ userId: 'somebody else' }))).toEqual(broken);
    expect(await change(null)).toEqual(broken);
  });

  it('is broken where it was sealed anew under another key', async () => {
    const forged = await filled(5);
    const report = await tampered(({ store }) => {
      store.rows = forged.store.rows;
    });
    expect(report).toMatchObject({ ok: false, seq: 1, why: 'changed' });
  });

  it('is broken where an entry cannot be read, which stays where it is', async () => {
    const desk = await filled(2);
    const [, second] = desk.store.rows;
    if (second !== undefined) desk.store.rows = [{ ...second, seq: 1, body: '{' }];
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 1, why: 'changed' });
    expect(desk.store.rows).toHaveLength(1);
  });

  it('is not got rid of by dating it back', async () => {
    const desk = await filled(3);
    desk.store.rows = desk.store.rows.map((row) => ({ ...row, closedAt: 0 }));
    desk.now = noon + day;
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'later', closedAt: desk.now }));
    desk.now = noon + 3 * day;
    await desk.keeper.sealPending();
    expect(desk.store.rows).toHaveLength(4);
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 1, why: 'changed' });
    // Nor by changing what is sealed of it.
    const old = JSON.stringify(noon).slice(0, 6);
    desk.store.rows = desk.store.rows.map((row) => ({
      ...row,
      body: row.body.replaceAll(old, '100000'),
    }));
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'last', closedAt: desk.now }));
    desk.now = noon + 5 * day;
    await desk.keeper.sealPending();
    expect(desk.store.rows).toHaveLength(5);
  });

  it('does not hide an entry behind another', async () => {
    const hide = (supersededBy: number | null, current: 0 | 1) =>
      tampered(({ store }) => {
        store.rows = store.rows.map((row) =>
          row.seq === 2 ? { ...row, supersededBy, current } : row,
        );
      });
    expect(await hide(4, 0)).toMatchObject({ ok: false, seq: 2, why: 'changed' });
    expect(await hide(null, 0)).toMatchObject({ ok: false, seq: 2, why: 'changed' });
  });

  it('goes on behind a forged entry, which is named', async () => {
    const desk = await filled(2);
    const [, second] = desk.store.rows;
    if (second !== undefined) desk.store.rows = [...desk.store.rows, { ...second, seq: 3 }];
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'later' }));
    expect(desk.store.waiting.size).toBe(0);
    expect(desk.store.rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 3, why: 'changed' });
  });

  it.each([2 ** 53, 2 ** 53 - 1, 1e300, 40])(
    'goes on when an entry was put at %d, and names that one',
    async (seq) => {
      const desk = await filled(2);
      const [, second] = desk.store.rows;
      if (second !== undefined) desk.store.rows = [...desk.store.rows, { ...second, seq }];
      expect(await desk.keeper.verify()).toMatchObject({ ok: false, checked: 2, seq });
      await putAndSeal(desk.keeper, aReceipt({ caseId: 'later' }));
      await putAndSeal(desk.keeper, aReceipt({ caseId: 'last' }));
      expect(desk.store.waiting.size).toBe(0);
      expect(desk.store.rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, seq]);
      expect(await desk.keeper.verify()).toMatchObject({
        ok: false,
        checked: 4,
        seq,
        why: 'changed',
      });
    },
  );

  it('begins a new chain where the earlier one ended, whatever was put far behind it', async () => {
    const desk = await filled(2);
    const [, second] = desk.store.rows;
    if (second !== undefined) desk.store.rows = [...desk.store.rows, { ...second, seq: 2 ** 53 }];
    desk.chain = noChain;
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'new vault' }));
    expect(desk.store.rows.map((row) => row.seq)).toEqual([1, 2, 3, 2 ** 53]);
    expect(desk.store.waiting.size).toBe(0);
  });

  it('shows any change of any hashed part, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyReceipt, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.constantFrom('body', 'commitment', 'mac', 'salt'),
        fc.nat(),
        async (receipts, which, part, where) => {
          const desk = bench();
          for (const receipt of receipts) await putAndSeal(desk.keeper, receipt);
          const { rows } = desk.store;
          expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: rows.length });
          const at = which % rows.length;
          desk.store.rows = rows.map((row, index) =>
            index === at ? { ...row, [part]: flipped(row[part] ?? '', where) } : row,
          );
          expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: at + 1 });
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** A text with one character of it replaced by another. */
function flipped(text: string, where: number): string {
  const at = where % text.length;
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}

describe('a row', () => {
  it('is found by what stands in its receipt', async () => {
    const { store } = await filled(1);
    const [row] = store.rows;
    expect(row?.words).toEqual(
      expect.arrayContaining(['sup-1042', 'ada', 'acme', 'request-1', 'case-1', 'user-1', '5678']),
    );
    if (row !== undefined) expect(rowOf(row, aReceipt()).route).toBe('lost-phone');
  });

  it('is none when its dates are no dates, so that one row cannot spoil a list or an export', async () => {
    const { store } = await filled(1);
    const [row] = store.rows;
    const dated = (closedAt: number) => ({
      ...row,
      body: JSON.stringify(aReceipt({ closedAt, person: null })),
    });
    expect(parseRow(dated(noon))).not.toBeNull();
    for (const odd of [9e15, -9e15, 1e300]) expect(parseRow(dated(odd))).toBeNull();
    expect(parseRow({ ...row, erasedAt: 9e15 })).toBeNull();
    const [operation] = aReceipt().operations;
    const operations = operation === undefined ? [] : [{ ...operation, startedAt: 9e15 }];
    const body = JSON.stringify(aReceipt({ operations, person: null }));
    expect(parseRow({ ...row, body })).toBeNull();
  });
});
