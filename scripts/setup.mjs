import { command } from './lib/command.mjs';
import { ensureReady } from './lib/ensure-ready.mjs';
import { step } from './lib/step.mjs';

// npm run setup [-- --firefox]: packages and a Chromium, with --firefox a Firefox too.
await command(async (signal) => {
  await ensureReady({ chromium: true, firefox: process.argv.includes('--firefox'), signal });
  step('setup', 'ready');
  return 0;
});
