import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../lib/npm.mjs';
import { root } from '../lib/repository.mjs';
import { run } from '../lib/run.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { step } from '../lib/step.mjs';
import { changes, git } from './git.mjs';
import { tagMessage } from './plan.mjs';

/**
 * Does the local part of a release. It stops at the first failure; `progress` knows what was done.
 *
 * @param {ReturnType<import('./plan.mjs').planRelease>} plan
 * @param {import('./progress.mjs').Progress} progress
 * @param {AbortSignal} signal
 */
export async function carryOut({ version, tag, notes, files }, progress, signal) {
  const names = files.map(({ name }) => name);
  const before = await git(['rev-parse', 'HEAD'], signal);
  const restore = `git checkout -- ${names.join(' ')}`;

  // Recorded first: a write that fails halfway has to be undone, too.
  progress.did(`set the version to ${version} in ${names.join(', ')}`, restore);
  for (const { name, after } of files) writeFileSync(join(root, name), after);
  step('version', version);

  await shown('bash', ['.ci/run'], 'The checks failed.', signal);
  await ensureOnly(names, signal);
  progress.did('ran all checks');

  await git(['commit', '--quiet', '--message', `Release ${version}`, '--', ...names], signal);
  progress.did('committed', `git reset --hard ${before}`, { coversEarlier: true });
  step('commit', `Release ${version}`);

  // Headings of a changelog look like git's comments, which git would remove.
  const message = ['--cleanup=whitespace', '--message', tagMessage(version, notes)];
  await git(['tag', '--annotate', ...message, tag], signal);
  progress.did(`tagged ${tag}`, `git tag --delete ${tag}`);
  step('tag', tag);

  const [file, args] = npm();
  await shown(file, [...args, 'run', 'package'], 'The packages could not be made.', signal);
  progress.did('made the packages in artifacts/packages');
}

/** The tag must contain what was checked, and nothing that the checks wrote. */
async function ensureOnly(names, signal) {
  const strange = (await changes(signal)).filter((line) => !names.includes(line.slice(3)));
  if (strange.length > 0) {
    throw new SetupError(`The checks left changes behind:\n${strange.join('\n')}`);
  }
}

async function shown(file, args, failure, signal) {
  const { ok } = await run(file, args, { show: true, signal });
  if (!ok) throw new SetupError(failure);
}
