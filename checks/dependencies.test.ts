import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dependencies, devDependencies } from '../package.json' with { type: 'json' };

/** The sections of the document, by their headings. */
const sections = new Map(
  readFileSync('docs/dependencies.md', 'utf8')
    .split(/^## /m)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

/** The cells of each row of a section's table, without its head. */
function rowsOf(heading: string): string[][] {
  const lines = sections.get(heading)?.match(/^\| .+ \|$/gm) ?? [];
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '));
}

it.each([
  ['In the extension', dependencies],
  ['For building and checking', devDependencies],
])('“%s” names every package of its kind once, and no other', (heading, packages) => {
  const named = rowsOf(heading).flatMap(([names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(named.toSorted()).toEqual(Object.keys(packages).sort());
});

it.each(['In the extension', 'For building and checking'])(
  '“%s” says why each is there, and what else was considered',
  (heading) => {
    const rows = rowsOf(heading);
    expect(rows.length).toBeGreaterThan(5);
    const columns = heading === 'In the extension' ? 4 : 3;
    expect(
      rows.filter((cells) => cells.length !== columns || cells.some((cell) => cell.trim() === '')),
    ).toEqual([]);
  },
);
