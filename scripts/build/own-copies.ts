import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Gives each context that is not a page its own copies of everything it imports, as separate builds would. Modules shared with
 * pages would be in shared files, and each side would load what only the other needs.
 * @param contexts the script of each context, by a name that marks its copies' ids
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
