import { canInstallPackages, installPackages } from './debian-packages.mjs';
import { findProgram } from './find-program.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';
import { examineBrowser } from './usable-browser.mjs';

const maker = /^Mozilla Firefox \d/;

const elsewhere = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** @returns {Promise<{ path: string, version: string }>} the stock Firefox, installed if need be */
export async function ensureFirefox(signal) {
  const named = process.env.FIREFOX_PATH;
  if (named) {
    const result = await examineBrowser(named, maker, signal);
    if ('version' in result) return { path: named, ...result };
    throw new SetupError(`FIREFOX_PATH (${named}) ${result.fault}. Name a Firefox, or unset it.`);
  }

  const installed = await installedFirefox(signal);
  if (installed) return installed;

  if (canInstallPackages()) {
    const fault = await installPackages('firefox', ['firefox-esr'], signal);
    const packaged = await installedFirefox(signal);
    if (packaged) return packaged;
    if (fault) step('firefox', `the system’s package does not do: ${fault}`);
  }
  throw new SetupError(
    'No Firefox: install it (your system’s `firefox` or `firefox-esr` package, or mozilla.org) ' +
      'or set FIREFOX_PATH to one (a snap cannot be driven).',
  );
}

async function installedFirefox(signal) {
  const places = [
    findProgram('firefox'),
    findProgram('firefox-esr'),
    ...(elsewhere[process.platform] ?? []),
  ];
  for (const path of places.filter((each) => each !== null)) {
    const result = await examineBrowser(path, maker, signal);
    if ('version' in result) return { path, ...result };
  }
  return null;
}
