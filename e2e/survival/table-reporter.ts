import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FullResult, Reporter, TestCase, TestResult } from 'playwright/types/testReporter';
import * as v from 'valibot';
import { root } from '../support/repository';
import type { Seen } from './kill';
import { cellNames, documentPath, table, withTable } from './table';

const seenSchema = v.object({ requests: v.number(), shown: v.string(), ended: v.string() });

/** Collects the results of the cells from all processes, and writes them into the document on request. */
class TableReporter implements Reporter {
  readonly #seen = new Map<string, Seen>();

  onTestEnd({ title }: TestCase, { annotations, status }: TestResult): void {
    const note = annotations.find(({ type }) => type === 'seen')?.description;
    if (note === undefined || status !== 'passed') return;
    this.#seen.set(title, v.parse(seenSchema, JSON.parse(note)));
  }

  onEnd(_: FullResult): void {
    if (process.env['UPDATE_DOCS'] !== '1' || this.#seen.size === 0) return;
    const missing = cellNames.filter((name) => !this.#seen.has(name));
    if (missing.length > 0) {
      process.stderr.write(
        `${documentPath} is left as it is: not seen are ${missing.join(', ')}\n`,
      );
      return;
    }
    const path = join(root, documentPath);
    writeFileSync(path, withTable(readFileSync(path, 'utf8'), table(this.#seen)));
  }

  printsToStdio(): boolean {
    return false;
  }
}

// biome-ignore lint/style/noDefaultExport: Playwright takes a reporter by its default export
export default TableReporter;
