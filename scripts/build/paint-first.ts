import { basename, dirname } from 'node:path';
import type { Plugin } from 'vite';

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
