import { afterEach, expect, it, vi } from 'vitest';
import { documented } from '../wire/document';
import { packageBytes, packageOf, places } from './package-bytes';

const path = 'docs/dependencies.md';
/** Packages below this size get no row, in bytes. */
const crumbs = 100;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const written = (bytes: number) => (bytes === 0 ? '—' : `${(bytes / 1000).toFixed(1)} kB`);

/** The names and amounts in a table of the document. */
function read(table: string): Map<string, number[]> {
  const rows = [...table.matchAll(/^\| `?([^`|]+?)`? \| (.+) \|$/gm)];
  return new Map(
    rows.flatMap(([, name = '', cells = '']) =>
      name === 'package'
        ? []
        : [[name, cells.split(' | ').map((cell) => Number.parseFloat(cell.replace('—', '0')))]],
    ),
  );
}

afterEach(() => void vi.unstubAllEnvs());

it('docs/dependencies.md says what each package weighs in the extension, and where', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const bytes = [...(await packageBytes())].filter(([, at]) =>
    places.some((place) => at[place] > crumbs),
  );
  bytes.sort(([a], [b]) => Number(a === 'own') - Number(b === 'own') || (a < b ? -1 : 1));
  const table = [
    row(['package', 'background', 'offscreen', 'every page', 'a page, when needed']),
    '|---|---:|---:|---:|---:|',
    ...bytes.map(([name, at]) =>
      row([
        name === 'own' ? 'our own code' : `\`${name}\``,
        ...places.map((place) => written(at[place])),
      ]),
    ),
  ].join('\n');
  const part = await documented('sizes', table, path);
  const [there, wanted] = [read(part.written), read(part.wanted)];
  expect([...there.keys()]).toEqual([...wanted.keys()]);
  for (const [name, amounts] of wanted) {
    for (const [index, amount] of amounts.entries()) {
      // Every change of the code moves a few bytes. Only a package that grew matters.
      const slack = Math.max(1.5, amount * 0.1);
      const said = there.get(name)?.[index];
      expect(Math.abs((said ?? Number.NaN) - amount), `${name}: ${said} kB`).toBeLessThan(slack);
    }
  }
}, 60_000);

it('a file is known by its package', () => {
  expect(packageOf('../../node_modules/valibot/dist/index.mjs')).toBe('valibot');
  expect(packageOf('/x/node_modules/@preact/signals/dist/signals.mjs')).toBe('@preact/signals');
  expect(packageOf('/x/node_modules/a/node_modules/b/index.js')).toBe('b');
  expect(packageOf('../../src/ui/app.tsx')).toBe('own');
});
