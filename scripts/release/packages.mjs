import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/repository.mjs';

const folder = join(root, 'artifacts', 'packages');

/** The packages' names and their SHA-256, of the very files that are to be uploaded. */
export function packageSums() {
  const names = readdirSync(folder).filter((name) => /\.(zip|xpi)$/.test(name));
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
