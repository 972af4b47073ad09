import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installPackages } from './debian-packages.mjs';
import { findProgram } from './find-program.mjs';
import { downloadChromium, downloadedChromium } from './playwright-chromium.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';
import { examineBrowser } from './usable-browser.mjs';

/** Chromium or Chrome for Testing. Branded Chrome is neither: it ignores `--load-extension` since version 137. */
const maker = /^(Chromium|Google Chrome for Testing) \d/;

const elsewhere = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ],
};

/** @returns {Promise<{ path: string, version: string }>} a Chromium that loads extensions, installed if need be */
export async function ensureChromium(signal) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    const result = await examineBrowser(named, maker, signal);
    if ('version' in result) return { path: named, ...result };
    throw new SetupError(
      `CHROMIUM_PATH (${named}) ${result.fault}. Name a Chromium or Chrome for Testing, or unset it.`,
    );
  }

  const installed = await firstUsable(installedOnes, signal);
  if (installed) {
    await ensureLanguages(signal);
    return installed;
  }

  const problem = await downloadChromium(signal);
  const downloaded = await firstUsable([downloadedChromium], signal);
  if (downloaded) return downloaded;
  step('chromium', `Playwright’s does not do: ${problem ?? 'it does not start here'}`);

  if (canInstallPackages()) {
    const fault = await installPackages(
      'chromium',
      ['chromium', 'chromium-l10n', 'fonts-noto-cjk'],
      signal,
    );
    const packaged = await firstUsable(installedOnes, signal);
    if (packaged) return packaged;
    if (fault) step('chromium', `the system’s package does not do: ${fault}`);
  }
  throw new SetupError(
    'No Chromium: install one (`npx playwright install --with-deps chromium`, or your system’s `chromium` package) ' +
      'or set CHROMIUM_PATH to a Chromium or Chrome for Testing (branded Chrome loads no extension).',
  );
}

/** Where Debian's Chromium keeps its languages: the package itself only has English. */
const languages = '/usr/lib/chromium/locales';

/**
 * The extension follows the browser's language, so only a browser with all of its languages can show everything. One that
 * does not is good enough for everything in English.
 */
async function ensureLanguages(signal) {
  if (!existsSync(join(languages, 'en-US.pak')) || existsSync(join(languages, 'zh-CN.pak'))) return;
  const fault = canInstallPackages()
    ? await installPackages('chromium', ['chromium-l10n', 'fonts-noto-cjk'], signal)
    : 'install your system’s `chromium-l10n` package';
  if (fault)
    step(
      'chromium',
      `it speaks English alone, and the tests of other languages will fail: ${fault}`,
    );
}

const installedOnes = [
  () => findProgram('chromium'),
  () => findProgram('chromium-browser'),
  ...(elsewhere[process.platform] ?? []).map((path) => () => path),
  downloadedChromium,
];

async function firstUsable(places, signal) {
  for (const place of places) {
    const path = await place();
    if (path === null) continue;
    const result = await examineBrowser(path, maker, signal);
    if ('version' in result) return { path, ...result };
  }
  return null;
}
