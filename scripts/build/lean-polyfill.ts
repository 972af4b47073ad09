import type { Plugin } from 'vite';

/** The module wrapper of the published file, up to its body. */
const opening =
  /^\(function \(global, factory\) \{[\s\S]*?\}\)\([^\n]*?this, function \(module\) \{\n/;
const closing = /\}\);\s*(?:\/\/# sourceMappingURL=\S+\s*)?$/;
/** What Manifest V3 has no need of, or a page of ours no use for, and what stands in its place. */
const superfluous: readonly (readonly [RegExp, string])[] = [
  // Which methods of which API want a callback, and with how many arguments; and those of the settings of a browser.
  [/const apiMetadata = \{\n[\s\S]*?\n {6}\};\n/, 'const apiMetadata = { runtime: {} };\n'],
  [/const settingMetadata = \{\n[\s\S]*?apiMetadata\.privacy = \{\n[\s\S]*?\n {6}\};\n/, ''],
  // How they get one.
  [/const makeCallback = [\s\S]*?\n {6}\};\n/, ''],
  [
    /const wrapAsyncFunction = [\s\S]*?\n {6}\};\n/,
    'const wrapAsyncFunction = (name, metadata) => metadata;\n',
  ],
  // Messages to tabs, and requests as developer tools see them.
  [/const onRequestFinishedWrappers = [\s\S]*?\n {6}\}\);\n/, ''],
  [/,\n {8}tabs: \{\n {10}sendMessage: [\s\S]*?\n {10}\}\)\n {8}\}/, ''],
  [/devtools: \{\n {10}network: \{\n.*\n {10}\}\n {8}\},\n/, ''],
];

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
  const replaced: readonly (readonly [RegExp, string])[] = [
    [opening, 'const module = { exports: {} };\n{\n'],
    [closing, '}\nexport default module.exports;\n'],
    ...superfluous,
  ];
  return replaced.reduce((left, [part, by]) => {
    if (!part.test(left)) throw new Error('webextension-polyfill is not the file that it was');
    return left.replace(part, by);
  }, code);
}
