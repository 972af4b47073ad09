import { command } from '../lib/command.mjs';
import { since, step } from '../lib/step.mjs';
import { openBrowser } from './open-browser.mjs';
import { watchBuild } from './watch-build.mjs';

// One browser of `npm run dev`: its build, and the browser with it, until it is closed or the command interrupted.
const [browser, path] = process.argv.slice(2);

await command(async (signal) => {
  let open;
  let endBuild;
  try {
    await new Promise((resolve, reject) => {
      signal.addEventListener('abort', resolve, { once: true });
      const take = async () => {
        if (signal.aborted) return;
        if (open !== undefined) return reload(open);
        open = await opened();
        open.closed.then(resolve);
      };
      let turn = Promise.resolve();
      const built = (milliseconds) => {
        step(browser, `built in ${(milliseconds / 1000).toFixed(1)} s`);
        // Builds may come faster than a browser reloads.
        turn = turn.then(take);
        turn.catch(reject);
      };
      watchBuild(browser, { built, failed: tellFailure }).then((end) => {
        endBuild = end;
      }, reject);
    });
  } finally {
    await endBuild?.();
    await open?.close();
  }
  signal.throwIfAborted();
  step(browser, 'closed');
  return 0;
});

async function opened() {
  const from = performance.now();
  const open = await openBrowser(browser, path);
  step(browser, `opened in ${since(from)}`);
  return open;
}

async function reload(open) {
  const from = performance.now();
  try {
    await open.reload();
    step(browser, `reloaded in ${since(from)}`);
  } catch (error) {
    // The next build may load again.
    step(browser, `not reloaded: ${error.message}`);
  }
}

function tellFailure(reason) {
  step(browser, `not built, the browser keeps what it has:\n${reason}`);
}
