import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allArrows, importsOf, isWithin, moduleOf } from './arrows';
import { layers } from './layers';
import { importRules } from './lint-rules';
import { parsedText } from './sources';
import { documented } from './wire/document';

const arrows = allArrows();
const names = (of: readonly string[]) => of.map((name) => `\`${name}\``).join(', ') || '—';

describe('the modules', () => {
  it('are all folders of src', () => {
    const folders = readdirSync('src').map((name) => `src/${name}`);
    expect(folders.filter((folder) => moduleOf(folder) === null)).toEqual([]);
    expect(layers.filter(({ name }) => !existsSync(name))).toEqual([]);
  });

  it('import only what the list allows', () => {
    expect(arrows.length).toBeGreaterThan(500);
    const wrong = arrows.filter(({ from, to, typesOnly }) => {
      const { uses = [], knows = [] } = layers.find(({ name }) => name === from) ?? {};
      return ![...uses, ...(typesOnly ? knows : [])].some((entry) => isWithin(to, entry));
    });
    expect(wrong).toEqual([]);
  });

  it('import all that the list allows', () => {
    const unused = layers.flatMap(({ name, uses, knows }) => {
      const own = arrows.filter(({ from }) => from === name);
      const isImported = (entry: string, typesOnly: boolean) =>
        own.some((arrow) => isWithin(arrow.to, entry) && arrow.typesOnly === typesOnly);
      return [
        ...uses.filter((entry) => !isImported(entry, false)),
        ...knows.filter((entry) => !isImported(entry, true)),
      ].map((entry) => `${name} does not import ${entry} so`);
    });
    expect(unused).toEqual([]);
  });

  it('import only what comes before them in the list, so that there are no circles', () => {
    const order = layers.map(({ name }) => name);
    const backwards = layers.flatMap(({ name, uses, knows }) =>
      [...uses, ...knows]
        .filter((entry) => order.indexOf(moduleOf(entry) ?? '') >= order.indexOf(name))
        .map((entry) => `${name} → ${entry}`),
    );
    expect(backwards).toEqual([]);
  });

  it('are described in docs/architecture.md', async () => {
    const table = [
      '| module | what it is | uses | knows the types of |',
      '|---|---|---|---|',
      ...layers.map(
        ({ name, is, uses, knows }) => `| \`${name}\` | ${is} | ${names(uses)} | ${names(knows)} |`,
      ),
    ].join('\n');
    const { written, wanted } = await documented('modules', table, 'docs/architecture.md');
    expect(written).toBe(wanted);
  });

  it('have their lint rules in biome.imports.json', () => {
    const path = 'biome.imports.json';
    if (process.env['UPDATE_DOCS'] === '1') {
      writeFileSync(path, JSON.stringify(importRules));
      execFileSync('node_modules/.bin/biome', ['format', '--write', path]);
    }
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(importRules);
  });
});

it('a type import is recognized in every notation', () => {
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

it('a file belongs to the deepest module that it is in, or to none', () => {
  expect(moduleOf('src/case/testing/world.ts')).toBe('src/case');
  expect(moduleOf('sandbox/app')).toBe('sandbox');
  expect(moduleOf('e2e/survival/kill.ts')).toBe('e2e/survival');
  expect(moduleOf('e2e/support/agent.ts')).toBe('e2e');
  expect(moduleOf('manifest.json')).toBeNull();
});
