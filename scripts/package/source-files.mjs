import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/repository.mjs';
import { run } from '../lib/run.mjs';
import { filesIn } from './archive.mjs';

/** Generated folders, as in `.gitignore`. */
const made = ['.cache', 'artifacts', 'dist', 'node_modules', 'playwright-report', 'test-results'];

/** Whether this is a clone, and not the source archive unpacked. */
export function isClone() {
  return existsSync(join(root, '.git'));
}

/**
 * The sources by path: in a clone the files that git tracks, in an unpacked source archive all of its files.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function sourceFiles(signal) {
  return isClone() ? kept(signal) : unpacked();
}

async function kept(signal) {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { ok, output } = await run('git', listing, { signal });
  if (!ok) throw new Error(`git does not list its files:\n${output}`);
  const paths = output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
}

function unpacked() {
  const files = new Map();
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (entry.isFile()) files.set(entry.name, readFileSync(path));
    else if (!made.includes(entry.name)) {
      for (const [below, bytes] of filesIn(path)) files.set(`${entry.name}/${below}`, bytes);
    }
  }
  return files;
}
