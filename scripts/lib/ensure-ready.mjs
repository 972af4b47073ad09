import { recordBrowsers } from './browser-record.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureFirefox } from './firefox.mjs';
import { ensurePackages } from './packages.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

const oldestNode = [20, 19];

/**
 * Makes sure that everything is there for the other commands: packages, and the requested browsers.
 *
 * @param {{ chromium?: boolean, firefox?: boolean, signal?: AbortSignal }} wanted
 */
export async function ensureReady({ chromium = false, firefox = false, signal }) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new SetupError(
      `Node ${oldestNode.join('.')} or newer is needed; this is ${process.version}.`,
    );
  }
  await ensurePackages(signal);
  const found = {};
  if (chromium) {
    const { path, version } = await ensureChromium(signal);
    found.chromium = path;
    step('chromium', `${path} (${version})`);
  }
  if (firefox) {
    const { path, version } = await ensureFirefox(signal);
    found.firefox = path;
    step('firefox', `${path} (${version})`);
  }
  if (chromium || firefox) recordBrowsers(found);
}
