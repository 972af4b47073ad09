import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Each context that is no page has copies of its own of all that it imports. What it shared with pages would be files by
 * themselves, that either side waits for, with all that the other needs of them.
 * @param contexts the script of each context, by a name for its copies
 */
export function ownCopies(contexts: Readonly<Record<string, string>>): Plugin {
  const names = new Map(Object.entries(contexts).map(([name, path]) => [resolve(path), name]));
  const copies = new Set(names.values());
  return {
    name: 'own-copies',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined) return null;
      const [path = '', copy = names.get(path)] = importer.split('?');
      if (copy === undefined || !copies.has(copy)) return null;
      const found = await this.resolve(source, path, { ...options, skipSelf: true });
      if (found === null || found.external || found.id.startsWith('\0')) return found;
      return { ...found, id: `${found.id}?${copy}` };
    },
  };
}
