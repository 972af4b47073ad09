import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noChain } from './chain-state';
import type { HistoryEntry } from './history';
import { encryptReceipt } from './stored-receipt';
import { readRow } from './stored-row';
import { aKey, type Bench, bench, filled, noon, putAndSeal } from './testing/bench';
import { everything } from './testing/queries';
import { aPerson, aReceipt } from './testing/receipts';

const app = { appHost: 'https://acme.genauth.ai', appId: 'app-1' };

/** What a desk shows of its history: list, one, limit. */
async function shown({ keeper, store }: Bench) {
  const page = await keeper.page(everything, null, 100);
  const ones: (HistoryEntry | null)[] = [];
  for (const { seq } of store.rows) ones.push(await keeper.get(Number(seq)));
  return {
    entries: page.entries,
    found: (await keeper.page({ ...everything, text: 'sup-1042' }, null, 100)).entries,
    ones: ones.filter((each) => each !== null),
    limit: (await keeper.unboundSince(app, noon - 3_600_000)).length,
    counted: store.rows.filter(({ current }) => current === 1).map(({ outcome }) => outcome),
  };
}

/** Five cases, one of which ended twice and one of which was erased. */
async function history(): Promise<Bench> {
  const desk = bench();
  for (const caseId of ['one', 'two', 'three']) {
    await putAndSeal(desk.keeper, aReceipt({ caseId, outcome: 'unknown' }));
  }
  await putAndSeal(desk.keeper, aReceipt({ caseId: 'two', outcome: 'unbound' }));
  await putAndSeal(desk.keeper, aReceipt({ caseId: 'four', outcome: 'refused' }));
  await desk.keeper.erase(3);
  return desk;
}

function leavesOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [[]];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part).map((path) => [key, ...path]),
  );
  return inner.length === 0 ? [[]] : inner;
}

/** A copy with what is at a path replaced; taken away where that is nothing. */
function replaced(whole: unknown, [key, ...path]: string[], change: (part: unknown) => unknown) {
  if (key === undefined) return change(whole);
  const copy: object = Array.isArray(whole) ? [...whole] : { ...Object(whole) };
  const part: unknown = replaced(Reflect.get(copy, key), path, change);
  if (part === undefined) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, part);
  return copy;
}

const changes: readonly ((part: unknown) => unknown)[] = [
  () => undefined,
  () => null,
  () => 'other',
  () => 7,
  (part) => {
    if (part instanceof Uint8Array) {
      return part.map((byte, index) => (index === 5 ? byte ^ 1 : byte));
    }
    if (typeof part === 'number') return part + 1;
    return typeof part === 'string' ? `${part}A` : [part];
  },
];

describe('a stored row', () => {
  it('whose leaves are changed or taken away is not shown, and is named', async () => {
    const desk = await history();
    const genuine = desk.store.rows;
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 5 });
    const before = await shown(desk);
    for (const [at, row] of genuine.entries()) {
      for (const path of leavesOf(row)) {
        for (const change of changes) {
          const changed = replaced(row, path, change);
          if (JSON.stringify(changed) === JSON.stringify(row)) continue;
          desk.store.rows = genuine.filter((each) => each !== row);
          desk.store.plant(changed);
          const what = `row ${at} ${path.join('.')}`;
          expect(await desk.keeper.verify(), what).toMatchObject({ ok: false });
          const ring = await desk.ring();
          expect(await readRow(changed, { ring, plain: false }), what).toBeNull();
        }
      }
    }
    desk.store.rows = genuine;
    expect(await shown(desk)).toEqual(before);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 5 });
  });

  it('that has more than it should is not read', async () => {
    const desk = await filled(1);
    const [row] = desk.store.rows;
    desk.store.rows = [];
    desk.store.plant({ ...row, body: '{}' });
    expect(await desk.keeper.get(1)).toBeNull();
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 1 });
  });

  it('that changes places with another, or is there twice, is named', async () => {
    const desk = await history();
    const genuine = desk.store.rows;
    for (const [at, row] of genuine.entries()) {
      for (const seq of [...genuine.map((each) => each.seq), 6, 7]) {
        if (seq === row.seq) continue;
        desk.store.rows = genuine.filter((each) => each.seq !== seq);
        desk.store.plant({ ...row, seq });
        expect(await desk.keeper.verify(), `${at} at ${seq}`).toMatchObject({ ok: false });
        expect(await desk.keeper.get(seq)).toBeNull();
      }
    }
  });

  it('that is removed is named, wherever it was in the chain', async () => {
    const desk = await history();
    const genuine = desk.store.rows;
    for (const { seq } of genuine) {
      desk.store.rows = genuine.filter((each) => each.seq !== seq);
      const why = seq === genuine.length ? 'cut-off' : 'missing';
      expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq, why });
      expect(await desk.keeper.get(seq)).toBeNull();
    }
  });

  it('of an earlier vault is never shown or called genuine, whatever is done to it', async () => {
    const desk = await filled(2);
    const earlier = desk.store.rows;
    desk.keys = { receipts: [aKey()], search: [aKey()] };
    desk.chain = noChain;
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'ours' }));
    const ours = desk.store.rows.filter(({ seq }) => seq > earlier.length);
    const isShown = async () =>
      (await desk.keeper.page(everything, null, 10)).entries.map(({ seq }) => seq);
    for (const row of earlier) {
      for (const path of leavesOf(row).filter(([key]) => key !== 'seq')) {
        for (const change of changes) {
          desk.store.rows = [...ours];
          for (const each of earlier) {
            desk.store.plant(each === row ? replaced(row, path, change) : each);
          }
          const report = await desk.keeper.verify();
          expect(report, path.join('.')).toMatchObject({ ok: true, checked: 1, foreign: 2 });
          expect(await isShown()).toEqual([3]);
        }
      }
      // There is no telling what an earlier vault had: one that is removed is only missing in the count.
      desk.store.rows = [...earlier.filter((each) => each !== row), ...ours];
      expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 1, foreign: 1 });
    }
  });

  it('that is rolled back to before it was superseded is named', async () => {
    const desk = bench();
    await putAndSeal(desk.keeper, aReceipt({ outcome: 'unknown' }));
    const [older] = desk.store.rows;
    await putAndSeal(desk.keeper, aReceipt({ outcome: 'unbound' }));
    if (older !== undefined) await desk.store.replace([older]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 1, why: 'changed' });
  });

  it('that is rolled back to before it was erased shows nothing, and is erased again', async () => {
    const desk = await filled(2);
    const [older] = desk.store.rows;
    await desk.keeper.erase(1);
    if (older !== undefined) await desk.store.replace([older]);
    expect((await desk.keeper.get(1))?.receipt.person).toBeNull();
    expect(
      (await desk.keeper.page(everything, null, 10)).entries.at(-1)?.receipt.person,
    ).toBeNull();
    await desk.another().sealPending();
    expect((await desk.rows()).map(({ person }) => person === null)).toEqual([true, false]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 2 });
  });

  it('under a key that nobody has is named in our chain, and shown to nobody', async () => {
    const desk = await filled(2);
    desk.store.rows = desk.store.rows.map((row) => (row.seq === 2 ? { ...row, keyId: 'x' } : row));
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 2, why: 'changed' });
    expect((await desk.keeper.page(everything, null, 10)).entries).toHaveLength(1);
  });

  it('that cannot be read counts for the limit by its columns', async () => {
    const desk = await filled(2);
    desk.store.rows = desk.store.rows.map((row) => ({ ...row, keyId: 'x' }));
    expect(await desk.keeper.unboundSince(app, noon - 1)).toHaveLength(2);
  });

  it('in the clear is not read once all are encrypted, and is named', async () => {
    const desk = await filled(1);
    const [row] = await desk.rows();
    await desk.keeper.verify();
    const { receipt, ...plain } = { ...row };
    desk.store.rows = [];
    desk.store.plant({ ...plain, caseId: receipt?.caseId, current: 1 });
    expect(await desk.keeper.get(1)).toBeNull();
    expect(await desk.keeper.verify()).toMatchObject({ ok: false, seq: 1, why: 'changed' });
  });

  it.each([2 ** 53, -1, 0, 0.5, 1.5, 'text', null, undefined, Number.NaN])(
    'out of range (%s) stops nothing, and is named',
    async (seq) => {
      const desk = await filled(2);
      const [row] = desk.store.rows;
      desk.store.plant({ ...row, seq });
      await putAndSeal(desk.keeper, aReceipt({ caseId: 'later' }));
      expect(await desk.keeper.verify()).toMatchObject({ ok: false, checked: 3, why: 'changed' });
      expect((await desk.keeper.page(everything, null, 10)).entries).toHaveLength(3);
      desk.now = noon + 200 * 86_400_000;
      await desk.keeper.sealPending();
      desk.now += 86_400_000;
      await desk.keeper.sealPending();
      expect(await desk.rows()).toEqual([]);
    },
  );
});

describe('after a change of passphrase', () => {
  it('older rows open and are found under former keys', async () => {
    const desk = await filled(2);
    desk.keys = {
      receipts: [aKey(), ...desk.keys.receipts],
      search: [aKey(), ...desk.keys.search],
    };
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'case-1', closedAt: noon + 1 }));
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'new', closedAt: noon + 3 }));
    const found = await desk.keeper.page({ ...everything, text: 'sup-1042' }, null, 10);
    expect(found.entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    const ids = desk.store.rows.map(({ keyId }) => keyId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[1]);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 3 });
    await desk.keeper.erase(1);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 3 });
  });

  it('what an earlier vault left is reported, and not vouched for', async () => {
    const desk = await filled(2);
    desk.keys = { receipts: [aKey()], search: [aKey()] };
    desk.chain = noChain;
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 0, foreign: 2 });
    await putAndSeal(desk.keeper, aReceipt({ caseId: 'case-1' }));
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 1, foreign: 2 });
    expect((await desk.keeper.page(everything, null, 10)).entries.map(({ seq }) => seq)).toEqual([
      3,
    ]);
  });
});

describe('what waits to be sealed is no way in', () => {
  /** A desk with one sealed case, locked. */
  async function locked(receipt = aReceipt()) {
    const desk = await filled(0);
    await putAndSeal(desk.keeper, receipt);
    await desk.keeper.verify();
    return desk;
  }

  const refused = { ok: false, why: 'refused' };

  it('in the clear', async () => {
    for (const put of ['store', 'aside'] as const) {
      const desk = await locked();
      const forged = aReceipt({ outcome: 'abandoned', ticket: 'FORGED' });
      if (put === 'store') desk.store.aside = [forged, { tag: 'x', receipt: forged }, 7, null];
      else desk.aside = [forged, { tag: 'x', receipt: forged }, 7, null];
      const keeper = desk.another();
      await keeper.sealPending();
      expect(await keeper.verify()).toMatchObject({ ...refused, refused: 4, checked: 1 });
      expect((await keeper.get(1))?.receipt).toEqual(aReceipt());
      expect(await keeper.unboundSince(app, noon - 1)).toHaveLength(1);
    }
  });

  it('with any leaf changed or taken away', async () => {
    const desk = await locked();
    const other = await encryptReceipt(aReceipt({ caseId: 'other' }), await desk.ring());
    for (const path of leavesOf(other)) {
      for (const change of changes) {
        const changed = replaced(other, path, change);
        if (JSON.stringify(changed) === JSON.stringify(other)) continue;
        desk.store.aside = [changed];
        await desk.keeper.sealPending();
        const report = await desk.keeper.verify();
        const named =
          path[0] === 'keyId' && typeof Reflect.get(Object(changed), 'keyId') === 'string';
        // Under a key that nobody has, it is reported as an earlier vault's.
        expect(report).toMatchObject(named ? { ok: true, foreign: 1 } : { ...refused, refused: 1 });
        expect(desk.store.rows).toHaveLength(1);
      }
    }
  });

  it('under the tag of another case', async () => {
    const desk = await locked();
    const ring = await desk.ring();
    const [one, two] = await Promise.all(
      ['one', 'two'].map((caseId) => encryptReceipt(aReceipt({ caseId }), ring)),
    );
    desk.store.aside = [{ ...one, tag: two?.tag }];
    await desk.keeper.sealPending();
    expect(await desk.keeper.verify()).toMatchObject({ ...refused, refused: 1 });
  });

  it('twice, or again after it was sealed', async () => {
    const desk = await locked();
    const stored = await encryptReceipt(aReceipt({ caseId: 'other' }), await desk.ring());
    desk.store.aside = [stored, { ...stored }];
    desk.aside = [stored];
    for (let turn = 0; turn < 2; turn += 1) {
      await desk.another().sealPending();
      expect(desk.store.rows).toHaveLength(2);
      desk.store.aside = [stored];
    }
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 2 });
  });

  const claims = {
    'a closed outcome': { outcome: 'refused' },
    'another user': { outcome: 'unbound', person: aPerson({ userId: 'somebody else' }) },
    'another environment': { environment: { id: 'e', label: 'Other', appHost: app.appHost } },
    'another opening': { openedAt: noon - 1 },
    'other operations': { outcome: 'unbound', operations: [] },
  } as const;

  it.each(Object.entries(claims))('claiming a case with %s', async (what, claim) => {
    const before = aReceipt({ outcome: what === 'a closed outcome' ? 'unbound' : 'unknown' });
    const desk = await locked(before);
    desk.store.aside = [await encryptReceipt(aReceipt(claim), await desk.ring())];
    await desk.keeper.sealPending();
    expect(await desk.keeper.verify()).toMatchObject({ ...refused, refused: 1, checked: 1 });
    expect((await desk.keeper.get(1))?.receipt).toEqual(before);
  });

  it('as an older word on a case, which is dropped', async () => {
    const desk = bench();
    const older = aReceipt({ outcome: 'unknown' });
    const [operation] = older.operations;
    const operations = operation === undefined ? [] : [operation, { ...operation, id: 'op-2' }];
    await putAndSeal(desk.keeper, aReceipt({ outcome: 'unbound', operations }));
    desk.store.aside = [await encryptReceipt(older, await desk.ring())];
    await desk.keeper.sealPending();
    expect(desk.store.rows).toHaveLength(1);
    expect(desk.store.aside).toEqual([]);
  });
});

describe('a later word on a case', () => {
  it('is taken where it goes on from the last, with the token revoked or from an open outcome', async () => {
    const desk = bench();
    const [operation] = aReceipt().operations;
    const done = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...Object(operation),
        id: `op-${index}`,
      }));
    const outcomes = ['unknown', 'unknown', 'accepted', 'unbound', 'unbound'] as const;
    for (const [index, outcome] of outcomes.entries()) {
      await putAndSeal(desk.keeper, aReceipt({ outcome, operations: done(index + 1) }));
    }
    expect((await desk.rows()).map(({ receipt }) => receipt.outcome)).toEqual(outcomes);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 5 });
  });
});

it('nothing of a receipt is on the disk in the clear but what it is sorted and counted by', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('unbound', 'unknown'), async (outcome) => {
      const desk = bench();
      desk.store.failing.add('append');
      await putAndSeal(desk.keeper, aReceipt({ outcome }));
      const waiting = JSON.stringify(desk.store.aside);
      desk.store.failing.clear();
      await desk.keeper.sealPending();
      const rows = desk.store.rows.map(({ iv, ciphertext, ...columns }) => [
        columns,
        new TextDecoder().decode(ciphertext),
        iv.length,
      ]);
      const disk = waiting + JSON.stringify(rows);
      for (const text of [
        'SUP-1042',
        'Ada',
        'user-1',
        '5678',
        'request-1',
        'Lost',
        'case-1',
        'Acme',
      ]) {
        expect(disk).not.toContain(text);
      }
    }),
    { numRuns: 2 },
  );
});
