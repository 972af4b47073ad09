import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { ownCopies } from './scripts/build/own-copies.ts';
import { pageFiles } from './scripts/build/page-files.ts';
import { paintFirst } from './scripts/build/paint-first.ts';

/** Chrome knows Trusted Types in all versions that are supported. `trusted-script.ts` makes the one policy. */
function inChrome({ content_security_policy: { extension_pages }, ...rest }: typeof manifest) {
  const trusted = `${extension_pages}; require-trusted-types-for 'script'; trusted-types unbind-desk`;
  return { ...rest, content_security_policy: { extension_pages: trusted } };
}

/**
 * Beside the tabs Chrome has a side panel and Firefox a sidebar: the same page, under another name and another permission.
 * What is done aside needs a document of its own only where the background is no page itself.
 */
function inFirefox(both: typeof manifest) {
  // Firefox has no `externally_connectable`.
  const { side_panel, permissions, commands, externally_connectable: _, ...rest } = both;
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

const scriptName = ({ name }: { name: string }) => `assets/${name.replace(/\.ts$/, '')}.js`;

/** One source, two builds: `--mode chrome` (Edge too) and `--mode firefox`, each with the background its browser knows. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const shipped = browser === 'firefox' ? inFirefox(manifest) : inChrome(manifest);
  return {
    plugins: [
      preact(),
      paintFirst(),
      ownCopies({
        background: 'extension/background/main.ts',
        offscreen: 'extension/offscreen/main.ts',
        thread: 'extension/offscreen/key-worker.ts',
      }),
      crx({ manifest: shipped as ManifestV3Export, browser }),
    ],
    // A file for one browser alone takes the place of the one for both: `offscreen.firefox.ts` that of `offscreen.ts`.
    resolve: {
      extensions: [`.${browser}.ts`, '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'],
    },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      // The dictionaries that passphrases are judged by, which load alone.
      chunkSizeWarningLimit: 2_000,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // Whose work is in the package, and under which terms: they ask to be named.
      license: { fileName: 'third-party-notices.md' },
      rollupOptions: {
        output: {
          codeSplitting: { groups: pageFiles },
          // A package has nothing to tell apart by a hash; the thread is made by its address.
          entryFileNames: scriptName,
          chunkFileNames: scriptName,
          assetFileNames: 'assets/[name][extname]',
        },
        input: {
          popup: 'extension/popup/index.html',
          options: 'extension/options/index.html',
          'key-worker': 'extension/offscreen/key-worker.ts',
          ...(browser === 'chrome' && { offscreen: 'extension/offscreen/index.html' }),
        },
      },
    },
  };
});
