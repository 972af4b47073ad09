import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.mjs';
import { run } from './run.mjs';
import { since, step } from './step.mjs';

/** Where Playwright keeps the Chromium of its version, downloaded or not. */
async function chromiumPath() {
  // Imported here, because the packages may have been installed just now.
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

/** The Chromium that Playwright has already downloaded, or null. */
export async function downloadedChromium() {
  const path = await chromiumPath();
  return existsSync(path) ? path : null;
}

/**
 * Lets Playwright download its Chromium.
 *
 * @returns {Promise<string | null>} why it failed, or null
 */
export async function downloadChromium(signal) {
  const from = performance.now();
  step('chromium', 'none found, downloading Playwright’s…');
  const { ok, output, timedOut } = await run(
    process.execPath,
    [join(root, 'node_modules/playwright/cli.js'), 'install', '--no-shell', 'chromium'],
    {
      signal,
      timeout: 10 * 60_000,
      // Without a network this fails in seconds; otherwise it would wait three times half a minute.
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' },
    },
  );
  if (ok) {
    step('chromium', `downloaded in ${since(from)}`);
    return null;
  }
  if (timedOut) return 'it took longer than ten minutes';
  return /^Error: (.*)$/m.exec(output)?.[1] ?? 'the download failed';
}
