import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { arrowsOf, importsOf, moduleOf, modules } from './arrows';
import { parsedText } from './sources';
import { documented } from './wire/document';

const path = 'docs/architecture.md';
const names = (of: readonly string[]) => of.map((name) => `\`${name}\``).join(', ') || '—';

it('docs/architecture.md shows the arrows that there are, and no others', async () => {
  const table = [
    '| module | uses | knows the types of |',
    '|---|---|---|',
    ...modules.map((module) => {
      const { uses, knows } = arrowsOf(module);
      return `| \`${module}\` | ${names(uses)} | ${names(knows)} |`;
    }),
  ].join('\n');
  const { written, wanted } = await documented('arrows', table, path);
  expect(written).toBe(wanted);
});

it('docs/architecture.md says of every module what it is', () => {
  const described = [...readFileSync(path, 'utf8').matchAll(/^\| `([\w/]+)\/` \|/gm)];
  expect(described.map(([, name]) => name).sort()).toEqual(modules.toSorted());
});

it('an import is told from one of types, however it is written', () => {
  const { program } = parsedText(
    'example.tsx',
    `import './a';
     import b, { type B } from '../b';
     import type { C } from './c';
     import { type D, type E } from './d';
     export * from './e';
     export type { F } from './f';
     export const g = () => import('./g');
     type H = typeof import('./h');
     const text = "import './i'";`,
  );
  expect(importsOf(program).map(({ from, typesOnly }) => [from, typesOnly])).toEqual([
    ['./a', false],
    ['../b', false],
    ['./c', true],
    ['./d', true],
    ['./e', false],
    ['./f', true],
    ['./g', false],
    ['./h', true],
  ]);
});

it('a file belongs to its folder of src, or to that at the top, or to none', () => {
  expect(moduleOf('src/case/testing/world.ts')).toBe('src/case');
  expect(moduleOf('sandbox/app')).toBe('sandbox');
  expect(moduleOf('manifest.json')).toBeNull();
});
