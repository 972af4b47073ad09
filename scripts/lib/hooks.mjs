import { spawnSync } from 'node:child_process';

const folder = 'scripts/hooks';

/**
 * Lets git run our hooks in a work tree, unless somebody has set others. Without git, or in a copy that is no work tree of
 * its own, nothing happens: hooks are a convenience.
 *
 * @param {string} tree the work tree's top
 * @returns {'on' | 'others' | 'no-git'}
 */
export function enableHooks(tree) {
  // An empty prefix: this folder is the top, and not a copy inside of somebody else's repository.
  const prefix = git(tree, 'rev-parse', '--show-prefix');
  if (prefix !== '') return 'no-git';
  const set = git(tree, 'config', '--get', 'core.hooksPath');
  if (set === folder) return 'on';
  if (set !== null) return 'others';
  return git(tree, 'config', '--local', 'core.hooksPath', folder) === null ? 'no-git' : 'on';
}

/** What git says, or null where it fails or is not there. */
function git(cwd, ...args) {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', timeout: 5_000 });
  return status === 0 ? stdout.trim() : null;
}
