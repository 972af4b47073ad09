import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './lib/command.mjs';
import { npm } from './lib/npm.mjs';
import { root } from './lib/repository.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/step.mjs';

/**
 * npm run test:lint: Mozilla's own checks of the Firefox build. A finding passes only if `docs/store/lint.json` gives a
 * reason, and a reason without a finding fails.
 */
await command(async (signal) => {
  const known = JSON.parse(readFileSync(join(root, 'docs/store/lint.json'), 'utf8'));
  const [file, args] = npm();
  const lint = [
    'exec',
    '--',
    'web-ext',
    'lint',
    '--source-dir',
    'dist/firefox',
    '--output',
    'json',
  ];
  const { output } = await run(file, [...args, ...lint], { signal });
  const start = output.indexOf('{"count"');
  if (start < 0) {
    console.error(output);
    return 1;
  }
  const { errors, notices, warnings } = JSON.parse(output.slice(start));
  const found = [...errors, ...notices, ...warnings];
  const unexplained = found.filter((each) => !known.some((one) => explains(one, each)));
  const outdated = known.filter((one) => !found.some((each) => explains(one, each)));
  for (const each of unexplained)
    step('lint', `${each._type} ${each.code} in ${each.file}: ${each.message}`);
  for (const { code } of outdated)
    step('lint', `${code} is explained in docs/store/lint.json and not found`);
  step('lint', `${found.length} found, ${found.length - unexplained.length} of them explained`);
  return unexplained.length + outdated.length === 0 ? 0 : 1;
});

function explains({ code, file }, found) {
  return found._type === 'warning' && found.code === code && (found.file ?? '').startsWith(file);
}
