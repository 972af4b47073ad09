import { join } from 'node:path';
import { visualizer } from 'rollup-plugin-visualizer';
import { build } from 'vite';
import { command } from './lib/command.mjs';
import { root } from './lib/repository.mjs';

// npm run treemap: what each file of the Chrome build is made of, as a picture to look into.
await command(async () => {
  const filename = join(root, 'artifacts/treemap.html');
  await build({
    mode: 'chrome',
    logLevel: 'error',
    // Sizes as shipped need the maps of what is minified.
    build: { outDir: 'artifacts/treemap', sourcemap: true },
    plugins: [visualizer({ filename, sourcemap: true, title: 'Unbind Desk, Chrome' })],
  });
  console.log(`Open ${filename} in a browser.`);
  return 0;
});
