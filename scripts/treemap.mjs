import { join } from 'node:path';
import { visualizer } from 'rollup-plugin-visualizer';
import { build } from 'vite';
import { command } from './lib/command.mjs';
import { root } from './lib/repository.mjs';

// npm run treemap: what each file of the Chrome build contains, as an interactive picture.
await command(async () => {
  const filename = join(root, 'artifacts/treemap.html');
  await build({
    mode: 'chrome',
    logLevel: 'error',
    // Shipped sizes need the source maps of the minified files.
    build: { outDir: 'artifacts/treemap', sourcemap: true },
    plugins: [visualizer({ filename, sourcemap: true, title: 'Unbind Desk, Chrome' })],
  });
  console.log(`Open ${filename} in a browser.`);
  return 0;
});
