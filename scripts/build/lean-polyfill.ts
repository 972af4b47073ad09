import type { Plugin } from 'vite';

/** The module wrapper of the published file, up to its body. */
const opening =
  /^\(function \(global, factory\) \{[\s\S]*?\}\)\([^\n]*?this, function \(module\) \{\n/;
const closing = /\}\);\s*(?:\/\/# sourceMappingURL=\S+\s*)?$/;
/** Which methods of which API want a callback, and with how many arguments; settings of their own kind are added later on. */
const table = /const apiMetadata = \{\n[\s\S]*?\n {6}\};\n/;
const settings =
  /const settingMetadata = \{\n[\s\S]*?apiMetadata\.privacy = \{\n[\s\S]*?\n {6}\};\n/;

/**
 * `webextension-polyfill` without what Manifest V3 has by itself: half of it is a table of the methods to which it gives
 * promises, and all of them give promises without it. What it does for messages and their answers stays. It becomes a module as
 * well, since a CommonJS file needs another file to run.
 * @see https://developer.chrome.com/docs/extensions/develop/migrate/api-calls#replace-callbacks
 */
export function leanPolyfill(): Plugin {
  return {
    name: 'lean-polyfill',
    enforce: 'pre',
    transform: {
      filter: { id: /\/webextension-polyfill\/dist\/browser-polyfill\.js(?:\?|$)/ },
      handler: (code) => ({ code: lean(code), map: null }),
    },
  };
}

/** The module for the published file. Throws where that is written in another way than it was. */
export function lean(code: string): string {
  for (const part of [opening, closing, table, settings]) {
    if (!part.test(code)) throw new Error('webextension-polyfill is not the file that it was');
  }
  return code
    .replace(opening, 'const module = { exports: {} };\n{\n')
    .replace(closing, '}\nexport default module.exports;\n')
    .replace(settings, '')
    .replace(table, 'const apiMetadata = { runtime: {} };\n');
}
