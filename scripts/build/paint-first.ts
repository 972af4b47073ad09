import type { Plugin } from 'vite';

/** Scripts and stylesheets, as the build names them in a page. */
const tag = /[ \t]*<(?:link rel="(?:stylesheet|modulepreload)"|script) [^>]*>(?:<\/script>)?\n?/g;

/**
 * Puts them last in the body, so that what a page's HTML shows is painted at once: a stylesheet holds up only what follows it.
 * @see https://html.spec.whatwg.org/multipage/links.html#body-ok
 */
export function paintFirst(): Plugin {
  return {
    name: 'paint-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const tags = html.match(tag) ?? [];
        return html.replaceAll(tag, '').replace(/ *<\/body>/, (end) => [...tags, end].join(''));
      },
    },
  };
}
