import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/repository.mjs';

const folder = join(root, 'artifacts', 'packages');

/**
 * The packages' names and their SHA-256, of the very files that are to be uploaded.
 *
 * @param {string} version an earlier one's packages may still be there
 */
export function packageSums(version) {
  const all = readdirSync(folder).filter((name) => /\.(zip|xpi)$/.test(name));
  const own = all.filter((name) => name.includes(version));
  const names = own.length > 0 ? own : all;
  return new Map(names.sort().map((name) => [name, sha256(join(folder, name))]));
}

/** The files that tell what to paste into a store's forms. */
export function storePages() {
  const pages = join(root, 'docs', 'store');
  if (!existsSync(pages)) return [];
  return readdirSync(pages)
    .filter((name) => /\.(md|txt)$/.test(name))
    .sort();
}

function sha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
