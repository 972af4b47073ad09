import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './lib/command.mjs';
import { npm } from './lib/npm.mjs';
import { root } from './lib/repository.mjs';
import { run } from './lib/run.mjs';
import { SetupError } from './lib/setup-error.mjs';
import { step } from './lib/step.mjs';
import { unpack } from './package/archive.mjs';

const packages = 'artifacts/packages';

/**
 * npm run trial: what a stranger does with the source archive, in an unrelated folder. Installs, builds the packages and
 * compares them with ours byte for byte; then runs the guided tour.
 */
await command(async (signal) => {
  const stranger = mkdtempSync(join(tmpdir(), 'unbind-desk-trial-'));
  const say = async (...args) => {
    const [file, first] = npm();
    const prefix = ['--prefix', stranger];
    const { ok, output } = await run(file, [...first, ...prefix, ...args], {
      signal,
      cwd: stranger,
    });
    if (!ok)
      throw new SetupError(`npm ${args.join(' ')} failed in the unpacked archive:\n${output}`);
    step('trial', `npm ${args.join(' ')}`);
  };
  try {
    const ours = readFileSync(join(root, packages, 'SHA256SUMS'), 'utf8');
    unpack(readFileSync(join(root, packages, sourceOf(ours))), stranger);
    await say('ci', '--no-audit', '--no-fund');
    await say('run', 'package');
    const theirs = readFileSync(join(stranger, packages, 'SHA256SUMS'), 'utf8');
    if (theirs !== ours)
      throw new SetupError(`The packages differ.\nours:\n${ours}theirs:\n${theirs}`);
    step('trial', 'the same bytes');
    await say('start');
  } finally {
    rmSync(stranger, { recursive: true, force: true });
  }
  return 0;
});

function sourceOf(sums) {
  const name = /\S+-source\.zip$/m.exec(sums)?.[0];
  if (name === undefined)
    throw new SetupError('There is no source archive: run `npm run package` first.');
  return name;
}
