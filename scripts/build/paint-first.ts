import { basename, dirname } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What a page shows most of the time, which is fetched with it. Anything else follows once the first state is there. */
const usually: Readonly<Record<string, string>> = {
  popup: 'identify-screen',
  options: 'options-page',
};

/**
 * What a page's HTML shows by itself is painted at once: a stylesheet holds up only what follows it, so it and the scripts
 * come last. @see https://html.spec.whatwg.org/multipage/links.html#body-ok
 */
export function paintFirst(): Plugin {
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
        const scripts = [...filesOf(screen.fileName, bundle)].filter(
          (each) => !html.includes(`"/${each}"`),
        );
        const tags = (html.match(file) ?? [])
          // The page's own entry does nothing but import what is named beside it.
          .filter((tag) => !tag.includes(`/${page}.js`))
          .toSorted((a, b) => Number(a.includes('<script')) - Number(b.includes('<script')));
        const preloads = scripts.map(
          (each) => `    <link rel="modulepreload" crossorigin href="/${each}">\n`,
        );
        return html
          .replaceAll(file, '')
          .replace(/ *<\/body>/, (end) => [...preloads, ...tags, end].join(''));
      },
    },
  };
}

/** A script, and those that it imports at once, however far down. */
function filesOf(script: string, bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const found = new Set([script]);
  for (const each of found) {
    const chunk = bundle[each];
    if (chunk?.type === 'chunk') for (const name of chunk.imports) found.add(name);
  }
  return found;
}
