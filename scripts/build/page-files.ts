import { basename, resolve } from 'node:path';
import type { Rolldown } from 'vite';

type ModuleGraph = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** Whether a module is among what another one loads with itself. */
function loads(from: string, id: string, graph: ModuleGraph): boolean {
  const found = new Set([resolve(from)]);
  for (const each of found) {
    if (each === id) return true;
    for (const next of graph.getModuleInfo(each)?.importedIds ?? []) found.add(next);
  }
  return false;
}

/** The screens that the popup opens with, most of the time. */
const firstScreens = ['identify', 'case', 'vault'].map(
  (name) => `src/ui/screens/${name}-screen.tsx`,
);

/**
 * What pages load, by file; a module is in the first that takes it: what every page loads, with what two first screens share, and
 * each first screen. Left to itself the bundler makes a file for every group of screens that share something, and each is a
 * round trip.
 */
const files: Readonly<Record<string, Rolldown.CodeSplittingNameFunction>> = {
  page: (id, graph) => {
    const shared = firstScreens.filter((each) => loads(each, id, graph)).length > 1;
    return shared || loads('extension/page.tsx', id, graph) ? 'page' : null;
  },
  screens: (id, graph) => {
    const screen = firstScreens.find((each) => loads(each, id, graph));
    return screen === undefined ? null : basename(screen, '.tsx');
  },
};

export const pageFiles: Rolldown.CodeSplittingGroup[] = Object.entries(files).map(
  ([debugName, name], index, { length }) => ({ debugName, name, priority: length - index }),
);
