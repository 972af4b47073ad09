import { resolve } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** Beside the tabs Chrome has a side panel and Firefox a sidebar: the same page, under another name and another permission. */
function inFirefox({ side_panel, permissions, commands, ...rest }: typeof manifest) {
  const { 'open-panel': openPanel, ...others } = commands;
  return {
    ...rest,
    permissions: permissions.filter((each) => each !== 'sidePanel'),
    commands: { ...others, _execute_sidebar_action: openPanel },
    sidebar_action: {
      default_panel: side_panel.default_path,
      default_title: rest.name,
      default_icon: rest.action.default_icon,
      open_at_install: false,
    },
  };
}

/**
 * What a page's HTML shows by itself is painted at once: a stylesheet holds up only what follows it, so it and the scripts
 * come last. @see https://html.spec.whatwg.org/multipage/links.html#body-ok
 */
function paintFirst(): Plugin {
  const files = /[ \t]*<(?:link rel="stylesheet"[^>]*>|script [^>]*><\/script>)\n?/g;
  return {
    name: 'paint-first',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const found = html.match(files) ?? [];
        const rest = html.replace(files, '');
        const ordered = found.toSorted(
          (a, b) => Number(b.includes('<link')) - Number(a.includes('<link')),
        );
        return rest.replace('  </body>', `${ordered.join('')}  </body>`);
      },
    },
  };
}

type NameOfFile = Rolldown.CodeSplittingNameFunction;
type ModuleGraph = Parameters<NameOfFile>[1];

/** All that a module loads with itself. */
function closure(from: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found)
    for (const each of graph.getModuleInfo(id)?.importedIds ?? []) found.add(each);
  return found;
}

/**
 * What every page loads at once is one file, and what the background loads too, another: each file more is a round trip, and
 * left to itself the bundler makes one for every group of screens that share something.
 */
const pageFile: NameOfFile = (id, graph) => {
  const page = closure(resolve('extension/page.tsx'), graph);
  if (!page.has(id)) return null;
  return closure(resolve('extension/background/main.ts'), graph).has(id) ? 'common' : 'page';
};

/** One source, two builds: `--mode chrome` (Edge too) and `--mode firefox`, each with the background its browser knows. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const shipped = browser === 'firefox' ? inFirefox(manifest) : manifest;
  return {
    plugins: [preact(), paintFirst(), crx({ manifest: shipped as ManifestV3Export, browser })],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      // Whose work is in the package, and under which terms: they ask to be named.
      license: { fileName: 'third-party-notices.md' },
      rollupOptions: {
        output: { codeSplitting: { groups: [{ name: pageFile, debugName: 'pages' }] } },
        input: {
          popup: 'extension/popup/index.html',
          options: 'extension/options/index.html',
        },
      },
    },
  };
});
