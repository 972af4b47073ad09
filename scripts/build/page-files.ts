import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

type ModuleGraph = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/**
 * Files that hold a module and all that is loaded with it; a module that both load is in the first. What pages load
 * separately is listed in `src/ui/lazy-parts.ts`; the bundler makes the files for the rest of it.
 */
const files = {
  page: 'extension/page.tsx',
  // A case must be drawn as soon as it is known that there is one: one file takes one round trip.
  case: 'src/ui/screens/case-screen.tsx',
} as const;

/** A module, and all that is loaded with it. */
function loadedWith(path: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([resolve(path)]);
  for (const each of found) {
    for (const next of graph.getModuleInfo(each)?.importedIds ?? []) found.add(next);
  }
  return found;
}

export const pageFiles: Rolldown.CodeSplittingGroup[] = [
  // The bundler's own modules are shared with Firefox's background, which must not load a page for them.
  { name: 'bundler', test: /^\0/, priority: 3 },
  ...Object.entries(files).map(([name, path], index) => ({
    name: (id: string, graph: ModuleGraph) => (loadedWith(path, graph).has(id) ? name : null),
    priority: 2 - index,
    debugName: name,
  })),
];
