import { basename, dirname } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What a page shows most of the time, which is fetched with it. Anything else follows once the first state is there. */
const usually: Readonly<Record<string, string>> = {
  'extension/popup/index.html': 'identify-screen',
  'extension/options/index.html': 'options-page',
};

/** The same page for when something else is shown, which the background knows. */
const otherwise: Readonly<Record<string, readonly [of: string, screen: string]>> = {
  'extension/popup/case.html': ['extension/popup/index.html', 'case-screen'],
  'extension/popup/vault.html': ['extension/popup/index.html', 'vault-screen'],
};

/**
 * What a page's HTML shows by itself is painted at once: a stylesheet holds up only what follows it, so it and the scripts
 * come last, and with them what the page is going to show.
 * @see https://html.spec.whatwg.org/multipage/links.html#body-ok
 */
export function paintFirst(): Plugin {
  return {
    name: 'paint-first',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const pages = new Map(Object.keys(usually).map((path) => [path, htmlOf(path, bundle)]));
        for (const [fileName, [of, screen]] of Object.entries(otherwise)) {
          const source = withScreen(of, pages.get(of) ?? '', screen, bundle);
          this.emitFile({ type: 'asset', fileName, source });
        }
        for (const [path, html] of pages) {
          const page = bundle[path];
          const screen = usually[path] ?? '';
          if (page?.type === 'asset') page.source = withScreen(path, html, screen, bundle);
        }
      },
    },
  };
}

function htmlOf(path: string, bundle: Rolldown.OutputBundle): string {
  const page = bundle[path];
  if (page?.type !== 'asset') throw new Error(`${path} is not there`);
  return page.source.toString();
}

/** A page with the files of a screen, besides those that it names anyway. */
function withScreen(
  path: string,
  html: string,
  screen: string,
  bundle: Rolldown.OutputBundle,
): string {
  const file = /[ \t]*<(?:link rel="stylesheet"|script) [^>]*>(?:<\/script>)?\n?/g;
  const entry = `/${basename(dirname(path))}.js"`;
  const [scripts, styles] = filesOf(screen, bundle).map((names) =>
    [...names].filter((name) => !html.includes(`"/${name}"`)),
  );
  const tags = [
    ...(scripts ?? []).map(
      (name) => `    <link rel="modulepreload" crossorigin href="/${name}">\n`,
    ),
    ...(html.match(file) ?? []),
    ...(styles ?? []).map((name) => `    <link rel="stylesheet" crossorigin href="/${name}">\n`),
  ]
    // The page's own entry does nothing but import what is named beside it.
    .filter((tag) => !tag.includes(entry))
    .toSorted((a, b) => Number(a.includes('<script')) - Number(b.includes('<script')));
  return html.replaceAll(file, '').replace(/ *<\/body>/, (end) => [...tags, end].join(''));
}

/** The scripts of a screen, and its styles, what it builds on first. */
function filesOf(screen: string, bundle: Rolldown.OutputBundle) {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  function add(fileName: string): void {
    const chunk = bundle[fileName];
    if (chunk?.type !== 'chunk' || scripts.has(fileName)) return;
    scripts.add(fileName);
    chunk.imports.forEach(add);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  }
  add(`assets/${screen}.js`);
  if (scripts.size === 0) throw new Error(`${screen} is not there`);
  return [scripts, styles] as const;
}
