import { chooseBrowsers } from './dev/choose-browsers.mjs';
import { recordedBrowsers } from './lib/browser-record.mjs';
import { command } from './lib/command.mjs';
import { hasDisplay } from './lib/display.mjs';
import { ensureReady } from './lib/ensure-ready.mjs';
import { run } from './lib/run.mjs';
import { withScratchFolder } from './lib/scratch.mjs';
import { step } from './lib/step.mjs';

// npm run dev [-- chrome|firefox|both]: browsers with the extension, rebuilt and reloaded at every change. Each is a
// separate process, so that neither waits for the other; everything they start ends with this one, including profiles.
await command(async (signal) => {
  const browsers = chooseBrowsers(process.argv.slice(2));
  const needed = { chromium: browsers.includes('chrome'), firefox: browsers.includes('firefox') };
  await ensureReady({ ...needed, signal });
  if (!hasDisplay) {
    step(
      'dev',
      'no display: the browsers run unseen, which shows whether a change builds and loads',
    );
  }
  step('dev', 'close the browsers or press Ctrl-C to end');

  const { chromium, firefox } = recordedBrowsers();
  const paths = { chrome: chromium, firefox };
  const results = await withScratchFolder(async (env) => {
    const running = browsers.map((browser) =>
      run(process.execPath, ['scripts/dev/main.mjs', browser, paths[browser]], {
        show: true,
        env,
        signal,
      }),
    );
    // When interrupted, wait for all of them before cleaning up.
    await Promise.allSettled(running);
    return Promise.all(running);
  });
  return results.every(({ ok }) => ok) ? 0 : 1;
});
