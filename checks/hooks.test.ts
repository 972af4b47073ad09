import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { enableHooks } from '../scripts/lib/hooks.mjs';

let folder = '';

beforeEach(() => {
  // The developer's own hooks must not take part.
  vi.stubEnv('GIT_CONFIG_GLOBAL', devNull);
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  folder = mkdtempSync(join(tmpdir(), 'hooks-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const git = (...args: readonly string[]) =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();

it('the hook can be run', () => {
  expect(() => accessSync('scripts/hooks/pre-commit', constants.X_OK)).not.toThrow();
});

it('hooks are turned on in a work tree, once and again', () => {
  git('init', '--quiet');
  expect([enableHooks(folder), enableHooks(folder)]).toEqual(['on', 'on']);
  expect(git('config', '--local', 'core.hooksPath')).toBe('scripts/hooks');
});

it('hooks of somebody else are left alone', () => {
  git('init', '--quiet');
  git('config', 'core.hooksPath', 'elsewhere');
  expect(enableHooks(folder)).toBe('others');
  expect(git('config', 'core.hooksPath')).toBe('elsewhere');
});

it('a copy without git, also inside of another work tree, is left as it is', () => {
  expect(enableHooks(folder)).toBe('no-git');
  git('init', '--quiet');
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  expect(enableHooks(copy)).toBe('no-git');
  expect(() => git('config', '--local', 'core.hooksPath')).toThrow();
});
