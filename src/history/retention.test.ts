import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bench, bench, day, filled, noon, putAndSeal } from './testing/bench';
import { aReceipt } from './testing/receipts';

const hour = 3_600_000;
const year = 365 * day;

async function closeAt(desk: Bench, at: number, caseId = `case-${at}`): Promise<void> {
  desk.now = at;
  await putAndSeal(desk.keeper, aReceipt({ caseId, closedAt: at }));
}

async function wakeAt(desk: Bench, at: number): Promise<void> {
  desk.now = at;
  await desk.keeper.sealPending();
}

const kept = async (desk: Bench) => (await desk.rows()).map(({ receipt }) => receipt.caseId);

describe('retention', () => {
  it('lets go of what is older than that, and the chain holds from there on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 }),
        async (ages) => {
          const desk = bench();
          const sorted = ages.toSorted((one, other) => other - one);
          for (const [index, age] of sorted.entries()) {
            desk.now = noon - age * day;
            await putAndSeal(
              desk.keeper,
              aReceipt({ caseId: `case-${index}`, closedAt: desk.now }),
            );
          }
          await wakeAt(desk, noon);
          await wakeAt(desk, noon + day);
          const kept = sorted.filter((age) => age <= 180);
          expect(desk.store.rows).toHaveLength(kept.length);
          expect(await desk.keeper.verify()).toEqual({
            ok: true,
            checked: kept.length,
            unsealed: 0,
            foreign: 0,
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes a removal that was cut short for no gap', async () => {
    const desk = await filled(4);
    await wakeAt(desk, noon + 181 * day);
    expect(desk.store.rows).toHaveLength(4);
    desk.now = noon + 182 * day;
    const remove = desk.store.removeUpTo.bind(desk.store);
    desk.store.removeUpTo = async () => {
      throw new Error('the worker died');
    };
    await desk.keeper.sealPending().catch(() => undefined);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true });
    desk.store.removeUpTo = remove;
    await desk.keeper.sealPending();
    expect(desk.store.rows).toEqual([]);
    expect(await desk.keeper.verify()).toEqual({ ok: true, checked: 0, unsealed: 0, foreign: 0 });
  });

  it('says nothing of a removal that the vault could not hear of, and removes nothing', async () => {
    const desk = await filled(2);
    await wakeAt(desk, noon + 181 * day);
    desk.now = noon + 182 * day;
    const { store } = desk;
    const after = store.after.bind(store);
    // The vault is locked while the old entries are looked for.
    store.after = async function* (seq) {
      desk.open = false;
      yield* after(seq);
    };
    await desk.keeper.sealPending();
    store.after = after;
    desk.open = true;
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 2 });
  });
});

describe('retention under a clock that was wrong', () => {
  it('loses nothing to a clock that was ahead, however often the desk woke meanwhile', async () => {
    const desk = await filled(3);
    await wakeAt(desk, noon + day);
    for (const later of [0, 1, 5, 23]) await wakeAt(desk, noon + 200 * day + later * hour);
    await wakeAt(desk, noon + 2 * day);
    await wakeAt(desk, noon + 4 * day);
    expect(await kept(desk)).toEqual(['case-1', 'case-2', 'case-3']);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 3 });
  });

  it('loses nothing to a case that was closed under a clock ahead', async () => {
    const desk = await filled(2);
    await closeAt(desk, noon + year);
    await wakeAt(desk, noon + 2 * day);
    await wakeAt(desk, noon + 4 * day);
    expect(desk.store.rows).toHaveLength(3);
  });

  it('goes on behind a receipt dated in the future', async () => {
    const desk = bench();
    await closeAt(desk, noon + 9 * year, 'ahead');
    await closeAt(desk, noon, 'old');
    await closeAt(desk, noon + 100 * day, 'recent');
    await wakeAt(desk, noon + 190 * day);
    await wakeAt(desk, noon + 192 * day);
    expect(await kept(desk)).toEqual(['recent']);
    expect(await desk.keeper.verify()).toMatchObject({ ok: true, checked: 1 });
  });

  it('keeps a receipt dated in the future until one behind it is old', async () => {
    const desk = bench();
    await closeAt(desk, noon, 'old');
    await closeAt(desk, noon + 9 * year, 'ahead');
    await wakeAt(desk, noon + 190 * day);
    await wakeAt(desk, noon + 192 * day);
    expect(await kept(desk)).toEqual(['ahead']);
  });

  it('keeps a receipt that was closed under a clock set far back', async () => {
    const desk = bench();
    await closeAt(desk, noon, 'first');
    await wakeAt(desk, noon + 181 * day);
    await wakeAt(desk, noon + 183 * day);
    expect(await kept(desk)).toEqual([]);
    await closeAt(desk, noon + 184 * day, 'second');
    await wakeAt(desk, noon + 366 * day);
    await closeAt(desk, noon - 9 * year, 'set back');
    await wakeAt(desk, noon + 368 * day);
    await wakeAt(desk, noon + 370 * day);
    expect(await kept(desk)).toEqual(['set back']);
    await wakeAt(desk, noon + 548 * day);
    await wakeAt(desk, noon + 550 * day);
    expect(await kept(desk)).toEqual([]);
  });

  it('keeps a receipt that was closed under such a clock as the vault was locked', async () => {
    const desk = bench();
    await closeAt(desk, noon, 'first');
    await wakeAt(desk, noon + 200 * day);
    desk.open = false;
    desk.keysHeld = true;
    await desk.keeper.put(aReceipt({ caseId: 'set back', closedAt: noon - year }));
    desk.open = true;
    await wakeAt(desk, noon + 201 * day);
    await wakeAt(desk, noon + 203 * day);
    expect(await kept(desk)).toEqual(['set back']);
  });

  it('deletes nothing early for one wrong stretch of the clock, and everything in the end', async () => {
    const action = fc.record({
      wait: fc.oneof(fc.integer({ min: 0, max: 30 * hour }), fc.integer({ min: 0, max: 60 * day })),
      closes: fc.boolean(),
    });
    // Less than a day of work under a wrong clock.
    const stretch = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 5 * hour }), closes: fc.boolean() }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 1, maxLength: 12 }),
        stretch,
        fc.array(action, { maxLength: 12 }),
        fc.integer({ min: -3 * year, max: 3 * year }),
        fc.constantFrom(1, 30, 180, 400),
        async (before, wrong, after, jump, retentionDays) => {
          const desk = bench();
          desk.chain = { ...desk.chain, retentionDays };
          /** Since when each receipt may count its age: when it was closed, or last seen by a clock that was right. */
          const since = new Map<string, number>();
          let real = noon;
          let lastRight = noon;
          const act = async (
            { wait, closes }: { wait: number; closes: boolean },
            offset: number,
          ) => {
            real += wait;
            desk.now = real + offset;
            if (offset === 0) lastRight = real;
            const caseId = `case-${since.size}`;
            if (closes) since.set(caseId, lastRight);
            await (closes ? closeAt(desk, real + offset, caseId) : desk.keeper.sealPending());
            const here = new Set(await kept(desk));
            for (const [each, from] of since) {
              if (!here.has(each)) expect(real - from).toBeGreaterThanOrEqual(retentionDays * day);
            }
          };
          for (const each of before) await act(each, 0);
          for (const each of wrong) await act(each, jump);
          for (const each of after) await act(each, 0);
          expect(await desk.keeper.verify()).toMatchObject({ ok: true });
          await act({ wait: 9 * year, closes: false }, 0);
          await act({ wait: 2 * day, closes: false }, 0);
          const last = [...since.keys()].at(-1);
          // Only the last may be one that nothing behind it dates.
          expect((await kept(desk)).filter((each) => each !== last)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
