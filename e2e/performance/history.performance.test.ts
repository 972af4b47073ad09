import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import { root } from '../support/repository';
import { fillScript } from './fill';

test.setTimeout(600_000);

const sizes = [1_000, 10_000, 100_000] as const;

/** The most that a first page may take with 100,000 receipts, in milliseconds. */
const budget = 100;

const everything = {
  text: '',
  outcome: null,
  route: null,
  environmentId: null,
  from: null,
  to: null,
};

/** What an agent asks of the history, by what it is called in the table. */
const questions: Readonly<Record<string, { method: string; params: object }>> = {
  'first page': list({}),
  'a page in the middle': { method: 'receipts.list', params: { ...listed({}), before: 500 } },
  'search: a ticket': list({ text: 'sup-77' }),
  'search: the last digits': list({ text: '0042' }),
  'search: two words': list({ text: 'called sup-9' }),
  'search: a word that all have': list({ text: 'tenant' }),
  'filter: outcome and route': list({ outcome: 'abandoned', route: 'lost-phone' }),
  'filter: one environment': list({ environmentId: 'env-3' }),
  'filter: one day': list({ from: Date.now() - 2 * 86_400_000, to: Date.now() - 86_400_000 }),
  'one receipt': { method: 'receipts.get', params: { seq: 777 } },
  'a part of an export': {
    method: 'receipts.export',
    params: { format: 'csv', query: everything, before: null },
  },
};

function listed(changes: object) {
  return { query: { ...everything, ...changes }, before: null, limit: 50 };
}

function list(changes: object) {
  return { method: 'receipts.list', params: listed(changes) };
}

/** The median of so many answers, in milliseconds: from the view's call to its answer. */
async function median(page: Page, message: object): Promise<number> {
  const times: unknown = await page.evaluate(`(async () => {
    const times = [];
    for (let turn = 0; turn < 9; turn += 1) {
      const begun = performance.now();
      const reply = await chrome.runtime.sendMessage(${JSON.stringify(message)});
      times.push(performance.now() - begun);
      if (!reply.ok) throw new Error(JSON.stringify(reply));
    }
    return times.sort((one, other) => one - other)[4];
  })()`);
  return Number(times);
}

test('the history stays quick as it grows', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const page = await extension.options();
  await median(page, list({}));
  const rows = new Map(Object.keys(questions).map((name) => [name, [] as number[]]));
  let filled = 0;
  for (const size of sizes) {
    await page.evaluate(fillScript(filled, size - filled));
    filled = size;
    for (const [name, message] of Object.entries(questions)) {
      rows.get(name)?.push(await median(page, message));
    }
  }
  const path = join(root, 'docs/performance.md');
  // The history is the document's last part.
  const [before = ''] = readFileSync(path, 'utf8').split(/^## History$/m);
  writeFileSync(path, before + partOf(rows, extension.context.browser()?.version() ?? ''));
  expect(rows.get('first page')?.at(-1)).toBeLessThan(budget);
});

function partOf(rows: ReadonlyMap<string, readonly number[]>, version: string): string {
  const lines = [...rows].map(
    ([name, times]) => `| ${name} | ${times.map((time) => `${time.toFixed(1)} ms`).join(' | ')} |`,
  );
  return `## History

From a view's call to the background's answer, the median of nine, in Chromium ${version} on ${cpus().length} cores of
${cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${new Date().toISOString().slice(0, 10)}. Written by
\`npm run bench:history\`, which fails when a first page of 100,000 receipts takes more than ${budget} ms.

| with so many receipts | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |
|---|${sizes.map(() => '---:').join('|')}|
${lines.join('\n')}

A first page and a page further on read what they show and nothing else. A search follows its rarest word, and a filter the
index of its field, so that neither grows with what there is. The chain is verified entry by entry, which takes
time in proportion to its length: about 0.1 ms for each.
`;
}
