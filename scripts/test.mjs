import { command } from './lib/command.mjs';
import { ensureReady } from './lib/ensure-ready.mjs';
import { withScratchFolder } from './lib/scratch.mjs';
import { since } from './lib/step.mjs';
import { chooseStages } from './test/choose-stages.mjs';
import { runGroups } from './test/run-groups.mjs';

// npm test [-- stage…]: setup and all stages, or those named, until one fails.
await command(async (signal) => {
  const from = performance.now();
  const groups = chooseStages(process.argv.slice(2));
  const needed = new Set(groups.flat().map(({ needs }) => needs));
  await ensureReady({ chromium: needed.has('chromium'), firefox: needed.has('firefox'), signal });

  const results = await withScratchFolder((env) => runGroups(groups, { env, signal }));
  const broken = results.filter(({ ok }) => !ok).map(({ name }) => name);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(
    `\n${broken.length > 0 ? `Failed: ${broken.join(', ')}` : 'All good'}, ${since(from)}`,
  );
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return broken.length > 0 ? 1 : 0;
});
