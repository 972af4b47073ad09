import { readFile, writeFile } from 'node:fs/promises';

/**
 * A part of a document that a test writes: `written` is its content, `wanted` what it should be. `UPDATE_DOCS=1` rewrites
 * it.
 */
export async function documented(
  part: string,
  content: string,
  path = 'docs/wire.md',
): Promise<{ written: string; wanted: string }> {
  const [begin, end] = [`<!-- ${part}: written by a test -->`, `<!-- ${part}: end -->`];
  const text = await readFile(path, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} has no part “${part}”`);
  const wanted = `${begin}\n${content}\n`;
  if (process.env['UPDATE_DOCS'] === '1') {
    await writeFile(path, text.slice(0, from) + wanted + text.slice(to));
    return { written: wanted, wanted };
  }
  return { written: text.slice(from, to), wanted };
}
