import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../case/receipt';
import { shownEnding } from '../phone/mask-phone';
import { bench, putAndSeal } from './testing/bench';
import { everything } from './testing/queries';
import { aPerson, aReceipt } from './testing/receipts';
import { tokensOf } from './words';

/** What version 2 found: words of a receipt that begin with each of those that are looked for, all in the clear. */
function plainlyFound(receipt: Receipt, typed: string): boolean {
  const { ticket, agent, environment, requestId, caseId, verifiedHow, person } = receipt;
  const texts = [ticket, agent, environment.label, requestId ?? '', caseId, verifiedHow];
  const all = [...texts.flatMap((each) => [each, ...each.split(/\s+/)]), person?.userId ?? ''];
  const words = [...all, shownEnding(person?.phone ?? '')]
    .map((each) => each.trim().toLowerCase().slice(0, 128))
    .filter((word) => word !== '');
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((term) => words.some((word) => word.startsWith(term)));
}

const word = fc.oneof(
  fc.constantFrom('SUP-1042', 'SUP-10421', 'SUP-9', 'Ada', 'Adam', 'Möller', 'called', 'back'),
  fc.constantFrom(
    '王小明',
    '王小红',
    '測試環境',
    '株式会社',
    '株式会社テスト',
    'ÅNGSTRÖM',
    'x'.repeat(140),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => !/\s/.test(text)),
  fc.uuid(),
);
const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
const receipt = fc
  .record({
    caseId: fc.uuid(),
    ticket: text,
    agent: text,
    verifiedHow: text,
    requestId: fc.option(word),
    label: text,
    userId: fc.option(word),
    phone: fc.option(fc.constantFrom('+86 138****5678', '+44 74****3456', '12**')),
  })
  .map(({ label, userId, phone, ...rest }) =>
    aReceipt({
      ...rest,
      environment: { ...aReceipt().environment, label },
      person: aPerson({ userId, phone }),
    }),
  );

/** Enough of a word to be looked for: all of it, or its beginning. */
function terms(receipts: readonly Receipt[]): fc.Arbitrary<string> {
  const words = receipts.flatMap(({ caseId, ticket, agent, environment, person }) =>
    [caseId, ticket, agent, environment.label, person?.userId ?? '', '5678', '3456']
      .flatMap((each) => each.toLowerCase().split(/\s+/))
      .filter((each) => each !== ''),
  );
  const some = fc.oneof(fc.constantFrom(...words), word);
  const beginning = fc
    .tuple(some, fc.nat(40))
    .map(([each, length]) => each.slice(0, Math.max(4, length)));
  return fc.array(beginning, { minLength: 1, maxLength: 3 }).map((each) => each.join(' '));
}

/** A search for less than four characters finds whole words alone, and version 2 found beginnings. */
function isWhole(found: Receipt, typed: string): boolean {
  const { ticket, agent, environment, requestId, caseId, verifiedHow, person } = found;
  const words = [ticket, agent, environment.label, requestId ?? '', caseId, verifiedHow]
    .concat(person?.userId ?? '', shownEnding(person?.phone ?? ''))
    .flatMap((each) => each.toLowerCase().split(/\s+/));
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((term) => term.length >= 4 || term >= '\u2e80' || words.includes(term));
}

describe('searching what is encrypted', () => {
  it('finds what it found in the clear: whole words, their beginnings, and last digits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .uniqueArray(receipt, { minLength: 1, maxLength: 6, selector: ({ caseId }) => caseId })
          .chain((receipts) =>
            fc.tuple(fc.constant(receipts), fc.array(terms(receipts), { minLength: 4 })),
          ),
        async ([receipts, searched]) => {
          const { keeper } = bench();
          for (const each of receipts) await putAndSeal(keeper, each);
          for (const typed of searched) {
            const page = await keeper.page({ ...everything, text: typed }, null, 100);
            const found = page.entries.map((entry) => entry.receipt.caseId).sort();
            const wanted = receipts
              .filter((each) => plainlyFound(each, typed) && isWhole(each, typed))
              .map(({ caseId }) => caseId);
            expect(found).toEqual(wanted.sort());
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes two characters of Chinese or Japanese, and fewer than four others as a whole word', async () => {
    const { keeper } = bench();
    const environment = { ...aReceipt().environment, label: '測試環境' };
    await putAndSeal(keeper, aReceipt({ environment, agent: 'Bo', ticket: 'SUP-77' }));
    const count = async (searched: string) =>
      (await keeper.page({ ...everything, text: searched }, null, 10)).entries.length;
    for (const each of ['測試', '測試環', '測試環境', 'bo', 'SUP-', 'sup-7', '5678']) {
      expect(await count(each), each).toBe(1);
    }
    for (const each of ['測', 'b', 'su', 'sup', '567', 'up-77']) expect(await count(each)).toBe(0);
  });

  it('brings pages, newest first, and says where to go on', async () => {
    const { keeper } = bench();
    for (let index = 1; index <= 5; index += 1) {
      await putAndSeal(keeper, aReceipt({ caseId: `case-${index}` }));
    }
    const first = await keeper.page({ ...everything, text: 'sup-1042' }, null, 2);
    expect(first.entries.map(({ seq }) => seq)).toEqual([5, 4]);
    expect(first.next).toBe(4);
    const last = await keeper.page({ ...everything, text: 'sup-1042' }, 2, 2);
    expect(last).toMatchObject({ entries: [{ seq: 1 }], next: null });
  });

  it('says nothing while the vault is locked', async () => {
    const desk = bench();
    await putAndSeal(desk.keeper, aReceipt());
    desk.open = false;
    await expect(desk.keeper.page(everything, null, 10)).rejects.toThrow('locked');
    expect(await desk.keeper.get(1)).toBeNull();
    expect(await desk.keeper.erase(1)).toBe(false);
    await expect(
      desk.keeper.unboundSince({ appHost: 'https://acme.genauth.ai', appId: '' }, 0),
    ).rejects.toThrow('locked');
  });

  it('tells from the tokens neither words nor where they stood, and not for certain who shares one', async () => {
    const ring = await bench().ring();
    const tokens = await tokensOf(aReceipt(), ring);
    expect(tokens).toEqual(tokens.toSorted((one, other) => one - other));
    expect(Math.max(...tokens)).toBeLessThan(2 ** 16);
    const other = await tokensOf(aReceipt(), await bench().ring());
    expect(other).not.toEqual(tokens);
  });
});
