import type { Page } from 'playwright';
import { settleIn } from '../support/agent';
import { fillUpTo } from './fill';
import { framesWhile } from './frames';
import { Heap } from './heap';
import { closeCase, exportAll, openHistory, openSection, timed, verifyAll } from './history-acts';
import { firstPage, questions } from './history-questions';
import { expect, test } from './performance';
import type { Figure } from './report';
import { quantile } from './statistics';

test.setTimeout(600_000);
// By the time the history is filled, the browser has finished the installation.
test.use({ quiet: false });

type Kind = Pick<Figure, 'unit' | 'budget'>;

/** What must not grow with the history. */
const constant: Kind = { unit: 'ms', budget: { timesFloor: 1.5 } };
/** What may grow with the matches, but never become noticeable. */
const prompt: Kind = { unit: 'ms', budget: { atMost: 100 } };
const told: Kind = { unit: 'ms' };
const held: Kind = { unit: 'kB', budget: { timesFloor: 1.25 } };
const peak: Kind = { unit: 'kB', budget: { atMost: 64_000 } };

/** The measurements at each size, in the order of the table. */
const kinds: Readonly<Record<string, Kind>> = {
  'append: a case is closed': constant,
  'open: from the address to the first row': constant,
  'first page: from the click to the first row': prompt,
  'first page: the answer': constant,
  ...Object.fromEntries(Object.keys(questions).map((what) => [what, prompt])),
  'a page in the middle': constant,
  'one receipt': constant,
  'verify: the whole chain': told,
  'verify: each 1,000 of it': constant,
  'export: all as JSON': told,
  'export: each 1,000 of them': constant,
  'memory: page, history open': held,
  'memory: page, after an export': held,
  'memory: page, most during an export': peak,
  'memory: background, after all that': held,
  'memory: background, most during an export': peak,
  'memory: background, most during a verification': peak,
};

/** How many rows are scrolled through. */
const scrolled = { whole: 2_000, short: 300 };

test('the history stays fast as it grows', async ({ desk, extension, sandbox, report }) => {
  const sizes = report.extent === 'whole' ? [1_000, 10_000, 100_000] : [1_000, 10_000];
  const measured = new Map<string, number[]>();
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const page = await extension.options();
  // The very first receipt creates the chain's keys.
  await closeCase(page);
  const worker = await Heap.ofWorker(extension);
  /** How often to repeat slow actions. */
  const few = report.extent === 'whole' ? 3 : 1;
  const several = report.extent === 'whole' ? 9 : 2;

  async function measure(size: number): Promise<void> {
    const note = (what: string, ...samples: readonly number[]) => {
      measured.set(`${what} ${size}`, [...(measured.get(`${what} ${size}`) ?? []), ...samples]);
    };
    await fillUpTo(page, size);
    // The chain continues after the added entries, once those are taken up.
    await closeCase(page);

    note('first page: the answer', ...(await timed(page, firstPage, report.turns(9, 9))));
    for (const [what, question] of Object.entries(questions)) {
      note(what, ...(await timed(page, question(size), report.turns(9, 9))));
    }
    for (let turn = 0; turn < few; turn += 1) {
      await worker.held();
      const verifying = verifyAll(page, size + 1);
      note('memory: background, most during a verification', await worker.peak(verifying));
      note('verify: the whole chain', await verifying);
      note('verify: each 1,000 of it', (await verifying) / (size / 1_000));
    }
    for (let turn = 0; turn < report.turns(21, 9); turn += 1) {
      note('append: a case is closed', await closeCase(page));
    }
    for (let turn = 1; turn <= several; turn += 1) {
      const { page: history, time } = await openHistory(extension);
      note('open: from the address to the first row', time);
      note('memory: page, history open', await (await Heap.ofPage(history)).held());
      note('first page: from the click to the first row', await openSection(history));
      // Last, since the disk is busy with the file for a while.
      if (turn > several - few) await measureExport(history, size, note);
      await history.close();
    }
    note('memory: background, after all that', await worker.held());
  }

  async function measureExport(
    history: Page,
    size: number,
    note: (what: string, sample: number) => void,
  ): Promise<void> {
    const heap = await Heap.ofPage(history);
    await Promise.all([heap.held(), worker.held()]);
    const exporting = exportAll(history);
    const [ofPage, ofWorker] = await Promise.all([heap.peak(exporting), worker.peak(exporting)]);
    note('export: all as JSON', await exporting);
    note('export: each 1,000 of them', (await exporting) / (size / 1_000));
    note('memory: page, most during an export', ofPage);
    note('memory: background, most during an export', ofWorker);
    note('memory: page, after an export', await heap.held());
  }

  for (const size of sizes) await measure(size);
  const [least, ...greater] = sizes;
  for (const [what, kind] of Object.entries(kinds)) {
    for (const size of greater) {
      report.add({
        what: `${what}, ${size.toLocaleString('en')}`,
        ...kind,
        samples: measured.get(`${what} ${size}`) ?? [],
        floor: measured.get(`${what} ${least}`) ?? [],
      });
    }
  }

  const rows = scrolled[report.extent];
  const stretches = { begin: [] as number[], end: [] as number[] };
  const elements = { begin: [] as number[], end: [] as number[] };
  for (let turn = 0; turn < few; turn += 1) {
    const { page: history } = await openHistory(extension);
    const count = async () => Number(await history.evaluate('document.all.length'));
    const reach = (row: number) => framesWhile(history, () => scrollTo(history, row));
    stretches.begin.push(quantile(await reach(rows / 4), 0.95));
    elements.begin.push(await count());
    await scrollTo(history, (rows / 4) * 3);
    stretches.end.push(quantile(await reach(rows), 0.95));
    elements.end.push(await count());
    await history.close();
  }
  const last = `row ${((rows / 4) * 3).toLocaleString('en')} to ${rows.toLocaleString('en')}`;
  report.add({
    what: `scrolling: 95 of 100 frames come within, ${last}`,
    unit: 'ms',
    samples: stretches.end,
    floor: stretches.begin,
    budget: { atMost: 50 },
  });
  report.add({
    what: `scrolling: elements in the page, ${last}`,
    unit: 'elements',
    samples: elements.end,
    floor: elements.begin,
    budget: { atMost: 2_200 },
  });

  const missed = report.finish({
    heading: 'History',
    how: `The history is filled with entries of the vault's chain. The floor of each figure is the same at 1,000 receipts. *Append* is the
message that ends a real case: its receipt is sealed, and its place in the chain is stored in the vault. *Open* and *first page*
end when the first row is in the page. Searches, filters and pages run from a view's call to the background's answer. *Verify* is
the product's own check of every entry; *export* is its own button, up to the file. Memory is the JavaScript heap after garbage
collection; *most* includes garbage. Scrolling uses the wheel through the largest history; its floor is the first quarter.`,
    thereafter: `A page reads what it shows and nothing else; the days are counted afterwards. A search follows its rarest word, and a filter the
index of its field. At most 5,000 places are looked up for each word: a more common word is soon found by walking back through the
chain, so a search does not grow beyond that. Verifying and exporting take time in proportion to the number of entries, about
0.1 ms for each, and release what they have read. Rows that are scrolled out of sight are folded, so a page does not slow down
with the rows loaded before.`,
  });
  expect(missed).toEqual([]);
});

/** Turns the wheel until a row appears. */
async function scrollTo(page: Page, row: number): Promise<void> {
  await page.mouse.move(500, 400);
  const last = `new Promise((resolve) => requestAnimationFrame(() =>
    resolve(Number([...document.querySelectorAll('[aria-rowindex]')].at(-1)?.ariaRowIndex ?? 0))))`;
  do await page.mouse.wheel(0, 400);
  while (Number(await page.evaluate(last)) <= row);
}
