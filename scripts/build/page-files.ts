import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

type ModuleGraph = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** What a module loads with itself, and it. */
function loadedBy(from: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([from]);
  for (const each of found) {
    for (const next of graph.getModuleInfo(each)?.importedIds ?? []) found.add(next);
  }
  return found;
}

/** What loads a module with itself, and it. */
function loadersOf(id: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([id]);
  for (const each of found) {
    for (const next of graph.getModuleInfo(each)?.importers ?? []) found.add(next);
  }
  return found;
}

const page = resolve('extension/page.tsx');
const screen = (name: string) => resolve(`src/ui/screens/${name}-screen.tsx`);

/** The screens that the popup opens with, most of the time. The first comes with the page. */
const [usual, ...others] = [screen('identify'), screen('case'), screen('vault')];

/**
 * What pages load, by file. In `page` is what every page loads, and whatever else the usual screen or two of the first ones load
 * but for what is theirs alone; in `shared` what one of the first screens has in common with others. The rest the bundler
 * does by itself, and would make a file for each group of screens that share something, each a round trip, if it had to.
 */
function fileOf(id: string, graph: ModuleGraph): string | null {
  if (id.includes('?')) return null;
  const loaders = loadersOf(id, graph);
  // Of the bundler's own modules there is one for all contexts, and the background must not load a page for it.
  if ([...loaders].some((each) => each.includes('?'))) return 'bundler';
  if (loaders.has(page)) return 'page';
  const first = [usual, ...others].filter((each) => each !== undefined && loaders.has(each));
  if (first.length > 1) return 'page';
  const [only] = first;
  if (only === undefined || only === id) return null;
  const own = loadedBy(only, graph);
  if ([...loaders].every((each) => own.has(each))) return null;
  return only === usual ? 'page' : 'shared';
}

export const pageFiles: Rolldown.CodeSplittingGroup[] = [{ name: fileOf, debugName: 'pages' }];
