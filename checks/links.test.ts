import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

const papers = [
  ...readdirSync('.'),
  ...readdirSync('docs', { encoding: 'utf8', recursive: true }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

const sources = ['src', 'extension', 'sandbox', 'scripts', 'checks', 'e2e'].flatMap((folder) =>
  readdirSync(folder, { encoding: 'utf8', recursive: true }).map((name) => `${folder}/${name}`),
);

/** The targets of a document's links and pictures, except on the web and within the document. */
function targetsOf(paper: string): string[] {
  return [...readFileSync(paper, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) =>
    /^(?:https?:|#)/.test(to) ? [] : [posix.join(posix.dirname(paper), to.replace(/#.*$/, ''))],
  );
}

/** A folder must be named by its whole path; a file may be named without its folder. */
const isSource = (name: string) =>
  existsSync(name) ||
  (!name.endsWith('/') && sources.some((path) => path.endsWith(`/${name}`))) ||
  /^(artifacts|dist|\.cache)\//.test(name);

it('every link from one paper to another leads somewhere', () => {
  const links = papers.flatMap((paper) => targetsOf(paper).map((to) => [paper, to] as const));
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter(([, to]) => !existsSync(to))).toEqual([]);
});

it('every package script that a paper names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = papers.flatMap((paper) =>
    [...readFileSync(paper, 'utf8').matchAll(/npm run ([a-z][a-z:]*)/g)].map(
      ([, script = '']) => [paper, script] as const,
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(([, script]) => !(script in scripts))).toEqual([]);
});

it('every source that a paper names exists', () => {
  const names = papers.flatMap((paper) =>
    [
      ...readFileSync(paper, 'utf8').matchAll(
        /`((?:[\w@-]+\/)*[\w.-]*(?:\/|\.(?:tsx?|mjs|yaml)))`/g,
      ),
    ].map(([, name = '']) => [paper, name] as const),
  );
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter(([, name]) => !isSource(name))).toEqual([]);
});

it('every text of a screen that the guide quotes is in the catalogue', () => {
  const messages: Record<string, { message: string }> = JSON.parse(
    readFileSync('public/_locales/en/messages.json', 'utf8'),
  );
  const texts = Object.values(messages).map(({ message }) => message);
  const quoted = [...readFileSync('docs/using.md', 'utf8').matchAll(/“([^”]+)”/g)];
  expect(quoted.length).toBeGreaterThan(3);
  expect(quoted.filter(([, quote = '']) => !texts.some((text) => text.includes(quote)))).toEqual(
    [],
  );
});
