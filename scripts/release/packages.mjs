import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/repository.mjs';

/** The packages' names and their SHA-256, as `npm run package` wrote them. */
export function packageSums() {
  const lines = readFileSync(join(root, 'artifacts/packages/SHA256SUMS'), 'utf8')
    .trim()
    .split('\n');
  return new Map(lines.map((line) => line.split('  ').reverse()));
}

/** The files with the texts for a store's forms. */
export function storePages() {
  return readdirSync(join(root, 'docs/store'))
    .filter((name) => name.endsWith('.md'))
    .sort();
}
