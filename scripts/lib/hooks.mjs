import { spawnSync } from 'node:child_process';

const folder = 'scripts/hooks';

/**
 * Turns on our hooks in a work tree, unless other hooks are set. Without git, or in a copy that is not a separate work
 * tree, nothing happens: hooks are a convenience.
 *
 * @param {string} tree the work tree's top
 * @returns {'on' | 'others' | 'no-git'}
 */
export function enableHooks(tree) {
  // An empty prefix: this folder is the top, and not a copy inside another repository.
  const prefix = git(tree, 'rev-parse', '--show-prefix');
  if (prefix !== '') return 'no-git';
  const set = git(tree, 'config', '--get', 'core.hooksPath');
  if (set === folder) return 'on';
  if (set !== null) return 'others';
  return git(tree, 'config', '--local', 'core.hooksPath', folder) === null ? 'no-git' : 'on';
}

/** Git's output, or null if it fails or is not installed. */
function git(cwd, ...args) {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', timeout: 5_000 });
  return status === 0 ? stdout.trim() : null;
}
