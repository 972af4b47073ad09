import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import budgets from '../../budgets.json' with { type: 'json' };
import { documented } from '../wire/document';

const folder = 'dist/chrome';
const read = (path: string) => readFileSync(`${folder}/${path}`, 'utf8');

/** What a page loads before it can be used: what it names, and what that imports at once. */
function loadedBy(page: string): string[] {
  const found = new Set(
    [...read(page).matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path),
  );
  return withImports(found);
}

/** Scripts and styles, and all that they import at once, however far down. */
function withImports(paths: Iterable<string>): string[] {
  const found = new Set(paths);
  for (const path of found) {
    if (path.endsWith('.js')) for (const each of importsOf(path)) found.add(each);
  }
  return [...found];
}

function importsOf(path: string): string[] {
  return [...read(path).matchAll(/(?:\bfrom|\bimport)\s?["'](\.[^"']+)["']/g)].map(
    ([, name = '']) => posix.join(posix.dirname(path), name),
  );
}

const bytes = (paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + statSync(`${folder}/${path}`).size, 0);

const worker = () => withImports(['service-worker-loader.js']);

const weights = {
  popup: bytes(loadedBy('extension/popup/index.html')),
  worker: bytes(worker()),
};
const kilobytes = (amount: number) => `${(amount / 1000).toFixed(0)} kB`;

describe('what is loaded', () => {
  it.each(['popup', 'worker'] as const)('leaves a part of its ceiling free: %s', (name) => {
    expect(weights[name]).toBeGreaterThan(20_000);
    expect(weights[name]).toBeLessThanOrEqual(budgets[name].ceiling * (1 - budgets.free));
  });

  it('is written down beside its ceiling', async () => {
    const table = [
      '| loaded | bytes | ceiling |',
      '|---|---:|---:|',
      ...(['popup', 'worker'] as const).map(
        (name) =>
          `| ${budgets[name].what} | ${kilobytes(weights[name])} | ${kilobytes(budgets[name].ceiling)} |`,
      ),
    ].join('\n');
    const { written, wanted } = await documented('weight', table, 'docs/performance.md');
    const amounts = (text: string) =>
      [...text.matchAll(/ (\d+) kB /g)].map(([, each]) => Number(each));
    const [there, now] = [amounts(written), amounts(wanted)];
    expect(there).toHaveLength(now.length);
    for (const [index, amount] of now.entries()) {
      expect(Math.abs((there[index] ?? 0) - amount)).toBeLessThanOrEqual(3);
    }
  });

  it('asks a service worker for no code later, which it could not load', () => {
    for (const path of worker()) expect(read(path), path).not.toMatch(/\bimport\(/);
  });

  it('brings no browser API to the thread that makes keys, which has none', () => {
    const thread = withImports(['assets/key-worker.js']);
    expect(bytes(thread)).toBeGreaterThan(20_000);
    for (const path of thread) expect(read(path), path).not.toMatch(/\.chrome\b/);
    expect(worker().map(read).join('')).toMatch(/\.chrome\b/);
  });

  it('has nothing of what is wanted later, and nothing of practice', () => {
    const popup = loadedBy('extension/popup/index.html').join(' ');
    // The numbering plans of the world are in `caller.js`.
    expect(popup).not.toMatch(/\/caller\.js|options-page|sign-in|practice-shown|\bcase\b/);
    expect(statSync(`${folder}/assets/caller.js`).size).toBeGreaterThan(100_000);
    const later = readdirSync(`${folder}/assets`).join(' ');
    for (const name of ['options-page.js', 'sign-in.js', 'practice-shown.js', 'case.js']) {
      expect(later).toContain(name);
    }
  });
});
