import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { command } from './lib/command.mjs';
import { ensureReady } from './lib/ensure-ready.mjs';
import { root } from './lib/repository.mjs';

// npm run icons: draws every PNG under public/icons from its master. Where a master has a grid of 16, the sizes that are a
// multiple of it stay as sharp as they were drawn.

/** In the largest size, the stores and the list of extensions require a margin around the mark. */
const padded = 128;

const drawings = [
  { name: 'icon', sizes: [16, 32], master: 'design/icons/small.svg' },
  { name: 'icon', sizes: [20, 24, 48, 96, padded], master: 'public/icons/icon.svg' },
  { name: 'locked', sizes: [16, 32], master: 'design/icons/small-locked.svg' },
  { name: 'locked', sizes: [20, 24], master: 'design/icons/large-locked.svg' },
];

await command(async (signal) => {
  await ensureReady({ chromium: true, signal });
  const { chromium: executablePath } = JSON.parse(
    readFileSync(join(root, '.cache', 'browsers.json'), 'utf8'),
  );
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  for (const { name, sizes, master } of drawings) {
    const svg = readFileSync(join(root, master), 'utf8');
    for (const size of sizes) {
      const art = size === padded ? 96 : size;
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0;height:100vh;display:grid;place-items:center}svg{width:${art}px;height:${art}px}</style>${svg}`,
      );
      const png = await page.screenshot({ omitBackground: true });
      writeFileSync(join(root, 'public', 'icons', `${name}-${size}.png`), png);
    }
  }
  await browser.close();
  return 0;
});
