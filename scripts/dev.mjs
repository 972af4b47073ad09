import { chooseBrowsers } from './dev/choose-browsers.mjs';
import { recordedBrowsers } from './lib/browser-record.mjs';
import { command } from './lib/command.mjs';
import { hasDisplay } from './lib/display.mjs';
import { ensureReady } from './lib/ensure-ready.mjs';
import { run } from './lib/run.mjs';
import { withScratchFolder } from './lib/scratch.mjs';
import { step } from './lib/step.mjs';

// npm run dev [-- chrome|firefox|both]: browsers with the extension, which is built and reloaded at every change. Each is a
// process of its own, so that neither waits for the other; what they start ends with this one, their profiles too.
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
    // Interrupted, all are to have ended before anyone tidies up.
    await Promise.allSettled(running);
    return Promise.all(running);
  });
  return results.every(({ ok }) => ok) ? 0 : 1;
});
