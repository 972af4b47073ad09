import { command } from './lib/command.mjs';
import { ensureReady } from './lib/ensure-ready.mjs';
import { enableHooks } from './lib/hooks.mjs';
import { root } from './lib/repository.mjs';
import { step } from './lib/step.mjs';

const aboutHooks = {
  on: 'each commit is checked before it is made',
  others: 'core.hooksPath is set to others already, which are left alone',
  'no-git': 'none, for this is no work tree of git',
};

// npm run setup [-- --firefox]: packages and a Chromium, with --firefox a Firefox too, and the hook before a commit.
await command(async (signal) => {
  await ensureReady({ chromium: true, firefox: process.argv.includes('--firefox'), signal });
  step('hooks', aboutHooks[enableHooks(root)]);
  step('setup', 'ready');
  return 0;
});
