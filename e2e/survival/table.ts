import type { Death } from './deaths';
import { deaths } from './deaths';
import type { Seen } from './kill';
import type { Point } from './points';
import { points } from './points';
import { promiseOf } from './promise';

/** The document with the promises, relative to the repository's root. */
export const documentPath = 'docs/reliability.md';

const begin = '<!-- survival: begin -->';
const end = '<!-- survival: end -->';

/** The name of a cell, of its test, and of what was seen in it. */
export function cellName(point: Point, death: Death): string {
  return `${point.name}: ${death.name}`;
}

export const cellNames: readonly string[] = points.flatMap((point) =>
  deaths.map((death) => cellName(point, death)),
);

/** One table for each point, one line for each failure. What was not seen stays empty. */
export function table(seen: ReadonlyMap<string, Seen>): string {
  const count = `${points.length} points × ${deaths.length} deaths = ${cellNames.length} cells.`;
  return [count, ...points.map((point) => tableOf(point, seen))].join('\n\n');
}

function tableOf(point: Point, seen: ReadonlyMap<string, Seen>): string {
  const lines = deaths.map((death) => {
    const found = seen.get(cellName(point, death));
    return `| ${death.name} | ${promised(point, death)} | ${found ? told(found) : ''} |`;
  });
  return [
    `### ${point.name}`,
    '',
    '| what happens | promised | seen |',
    '|---|---|---|',
    ...lines,
  ].join('\n');
}

function promised(point: Point, death: Death): string {
  const { requests, shows, ends } = promiseOf(point, death);
  const count =
    requests === null ? 'reading may be repeated' : requests === 1 ? 'sent once' : 'not sent';
  return `${count}; \`${shows}\`; in the end \`${ends}\``;
}

function told({ requests, shown, ended }: Seen): string {
  return `${requests} × sent; \`${shown}\`; \`${ended}\``;
}

/** The document with a new table between the marks. @throws when a mark is missing */
export function withTable(document: string, text: string): string {
  const [before, , after] = parts(document);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

/** The table of a document without what was seen. @throws when a mark is missing */
export function promisesIn(document: string): string {
  const [, text] = parts(document);
  return withoutSeen(text).trim();
}

/** What the table says without what was seen. */
export function withoutSeen(text: string): string {
  return text.replaceAll(/^(\|[^|]*\|[^|]*\|)[^|]*\|$/gm, '$1');
}

function parts(document: string): readonly [string, string, string] {
  const [before, rest] = document.split(begin);
  const [text, after] = rest?.split(end) ?? [];
  if (before === undefined || text === undefined || after === undefined) {
    throw new Error(`${documentPath} has no place for the table`);
  }
  return [before, text, after];
}
