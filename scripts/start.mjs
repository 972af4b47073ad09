import { command } from './lib/command.mjs';
import { ensureReady } from './lib/ensure-ready.mjs';
import { npm } from './lib/npm.mjs';
import { run } from './lib/run.mjs';
import { withScratchFolder } from './lib/scratch.mjs';
import { SetupError } from './lib/setup-error.mjs';
import { since, step } from './lib/step.mjs';

// npm start: setup, build, then the sandbox and a browser with the extension. TypeScript begins at start/main.ts, which
// can only be loaded once the packages are there.
await command(async (signal) => {
  await ensureReady({ chromium: true, signal });
  const from = performance.now();
  const [file, args] = npm();
  const build = await run(file, [...args, 'run', '--silent', 'build:chrome'], { signal });
  if (!build.ok) throw new SetupError(`The build failed:\n${build.output.trim()}`);
  step('build', `dist/chrome in ${since(from)}`);
  const main = await withScratchFolder((env) =>
    run(process.execPath, ['--import', 'tsx', 'scripts/start/main.ts'], {
      show: true,
      env,
      signal,
    }),
  );
  return main.ok ? 0 : 1;
});
