import { join } from 'node:path';
import { cmd } from 'web-ext';
import { hasDisplay } from '../lib/display.mjs';
import { root } from '../lib/repository.mjs';

const targets = {
  chrome: (path) => ({ target: ['chromium'], chromiumBinary: path, args: chromiumArguments() }),
  firefox: (path) => ({
    target: ['firefox-desktop'],
    firefox: path,
    args: hasDisplay ? [] : ['-headless'],
  }),
};

/**
 * Opens a browser with the extension and a temporary profile.
 *
 * @param {'chrome' | 'firefox'} browser
 * @param {string} path the browser's program
 */
export async function openBrowser(browser, path) {
  const settings = {
    ...targets[browser](path),
    sourceDir: join(root, 'dist', browser),
    noInput: true,
  };
  // A build empties its folder first, and web-ext would reload in between, so it is told when to reload.
  const runner = await cmd.run(settings, { reloadStrategy: () => undefined });
  return {
    /** @throws when the browser does not take what was built */
    async reload() {
      const results = await runner.reloadAllExtensions();
      // It ends its own line with nothing.
      console.log();
      const failure = results.find(({ reloadError }) => reloadError !== undefined);
      if (failure !== undefined) throw failure.reloadError;
    },
    /** Settles when the browser is closed. */
    closed: new Promise((resolve) => runner.registerCleanup(resolve)),
    close: () => runner.exit(),
  };
}

function chromiumArguments() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(hasDisplay ? [] : ['--headless=new']),
  ];
}
