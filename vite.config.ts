import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
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

/** One source, two builds: `--mode chrome` (Edge too) and `--mode firefox`, each with the background its browser knows. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const shipped = browser === 'firefox' ? inFirefox(manifest) : manifest;
  return {
    plugins: [preact(), crx({ manifest: shipped as ManifestV3Export, browser })],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      // Whose work is in the package, and under which terms: they ask to be named.
      license: { fileName: 'third-party-notices.md' },
      rollupOptions: {
        input: {
          popup: 'extension/popup/index.html',
          options: 'extension/options/index.html',
        },
      },
    },
  };
});
