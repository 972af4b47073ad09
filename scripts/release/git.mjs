import { run } from '../lib/run.mjs';
import { SetupError } from '../lib/setup-error.mjs';

/** Runs git and returns its output. */
export async function git(args, signal) {
  const { ok, output } = await run('git', args, { signal });
  if (!ok) throw new SetupError(`git ${args[0]} failed:\n${output.trim()}`);
  return output.trimEnd();
}

/** Refuses uncommitted changes, and any branch but main. */
export async function ensureReleasable(signal) {
  const branch = await git(['rev-parse', '--abbrev-ref', 'HEAD'], signal);
  if (branch !== 'main') throw new SetupError(`Releases are made on main; this is ${branch}.`);
  const changed = await changes(signal);
  if (changed.length > 0) {
    throw new SetupError(`Commit or put away what is changed first:\n${changed.join('\n')}`);
  }
}

/** Refuses a version that was released before. */
export async function ensureUntagged(tag, signal) {
  if ((await git(['tag', '--list', tag], signal)) === '') return;
  throw new SetupError(`There is a tag ${tag} already: that version was released.`);
}

/** What differs from the last commit, as `git status` tells it: two letters, a space and the name. */
export async function changes(signal) {
  const status = await git(['status', '--porcelain'], signal);
  return status === '' ? [] : status.split('\n');
}
