import { basename, dirname, resolve } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/**
 * Beside the tabs Chrome has a side panel and Firefox a sidebar: the same page, under another name and another permission.
 * What is done aside needs a document of its own only where the background is no page itself.
 */
function inFirefox({ side_panel, permissions, commands, ...rest }: typeof manifest) {
  const { 'open-panel': openPanel, ...others } = commands;
  return {
    ...rest,
    permissions: permissions.filter((each) => each !== 'sidePanel' && each !== 'offscreen'),
    commands: { ...others, _execute_sidebar_action: openPanel },
    sidebar_action: {
      default_panel: side_panel.default_path,
      default_title: rest.name,
      default_icon: rest.action.default_icon,
      open_at_install: false,
    },
  };
}

/** What a page shows most of the time, which is fetched with it. Anything else follows once the first state is there. */
const usually: Readonly<Record<string, string>> = {
  popup: 'identify-screen',
  options: 'options-page',
};

/**
 * What a page's HTML shows by itself is painted at once: a stylesheet holds up only what follows it, so it and the scripts
 * come last. @see https://html.spec.whatwg.org/multipage/links.html#body-ok
 */
function paintFirst(): Plugin {
  const file = /[ \t]*<(?:link rel="stylesheet"|script) [^>]*>(?:<\/script>)?\n?/g;
  return {
    name: 'paint-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        const page = basename(dirname(path));
        if (!(page in usually)) return html;
        const screen = Object.values(bundle).find(({ name }) => name === usually[page]);
        if (screen === undefined) throw new Error(`${path} has no files`);
        const tags = (html.match(file) ?? [])
          // The page's own entry does nothing but import what is named beside it.
          .filter((tag) => !tag.includes(`/${page}-`) || !tag.includes('<script'))
          .toSorted((a, b) => Number(a.includes('<script')) - Number(b.includes('<script')));
        const preload = `    <link rel="modulepreload" crossorigin href="/${screen.fileName}">\n`;
        return html
          .replaceAll(file, '')
          .replace(/ *<\/body>/, (end) => [preload, ...tags, end].join(''));
      },
    },
  };
}

type ModuleGraph = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** All that a module loads with itself. */
function closure(from: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found)
    for (const each of graph.getModuleInfo(id)?.importedIds ?? []) found.add(each);
  return found;
}

/** Whether a module is among what another one loads with itself. */
const loads = (from: string, id: string, graph: ModuleGraph) =>
  closure(resolve(from), graph).has(id);

/** The screens that the popup opens with, most of the time. */
const firstScreens = ['identify', 'case', 'vault'].map(
  (name) => `src/ui/screens/${name}-screen.tsx`,
);

const isShown = (id: string, graph: ModuleGraph) =>
  ['extension/page.tsx', ...firstScreens].some((each) => loads(each, id, graph));

/**
 * What pages load, by file; a module is in the first that takes it. What pages share with the thread, and with the background; what else every
 * page loads, with what two first screens share; each first screen. Left to itself the bundler makes a file for every group of
 * screens that share something, and each is a round trip.
 */
const files: Readonly<Record<string, Rolldown.CodeSplittingNameFunction>> = {
  // Not with what needs the browser's API, which a thread has not.
  plain: (id, graph) =>
    isShown(id, graph) && loads('extension/aside/key-thread.ts', id, graph) ? 'plain' : null,
  common: (id, graph) =>
    isShown(id, graph) && loads('extension/background/main.ts', id, graph) ? 'common' : null,
  page: (id, graph) => {
    const shared = firstScreens.filter((each) => loads(each, id, graph)).length > 1;
    return shared || loads('extension/page.tsx', id, graph) ? 'page' : null;
  },
  screens: (id, graph) => {
    const screen = firstScreens.find((each) => loads(each, id, graph));
    return screen === undefined ? null : basename(screen, '.tsx');
  },
};
const groups = Object.entries(files).map(([debugName, name], index, { length }) => ({
  debugName,
  name,
  priority: length - index,
}));

/** One source, two builds: `--mode chrome` (Edge too) and `--mode firefox`, each with the background its browser knows. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const shipped = browser === 'firefox' ? inFirefox(manifest) : manifest;
  return {
    plugins: [preact(), paintFirst(), crx({ manifest: shipped as ManifestV3Export, browser })],
    // A file for one browser alone takes the place of the one for both: `aside.firefox.ts` that of `aside.ts`.
    resolve: {
      extensions: [`.${browser}.ts`, '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'],
    },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      // Whose work is in the package, and under which terms: they ask to be named.
      license: { fileName: 'third-party-notices.md' },
      rollupOptions: {
        output: {
          codeSplitting: { groups },
          // A thread is made by its address.
          entryFileNames: ({ name }) =>
            `assets/${name === 'key-thread' ? name : '[name]-[hash]'}.js`,
        },
        input: {
          popup: 'extension/popup/index.html',
          options: 'extension/options/index.html',
          'key-thread': 'extension/aside/key-thread.ts',
          ...(browser === 'chrome' && { aside: 'extension/aside/index.html' }),
        },
      },
    },
  };
});
