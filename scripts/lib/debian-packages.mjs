import { findProgram } from './find-program.mjs';
import { run } from './run.mjs';
import { since, step } from './step.mjs';

/** Packages can be installed without asking anyone: Debian or its like, as root. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && findProgram('apt-get') !== null;
}

/**
 * Installs system packages.
 *
 * @param {string} what the step's name
 * @param {readonly string[]} names
 * @returns {Promise<string | null>} why it failed, or null
 */
export async function installPackages(what, names, signal) {
  const from = performance.now();
  step(what, `installing the system's package (apt-get install ${names.join(' ')})…`);
  const options = ['-qq', '-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=120'];
  const call = (...args) =>
    run('apt-get', [...options, ...args], {
      timeout: 15 * 60_000,
      signal,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  // A stale or partly unreachable index may be good enough, so only the installation decides.
  await call('update');
  const { ok, output } = await call('install', '-y', '--no-install-recommends', ...names);
  if (!ok) return output.trim().split('\n').at(-1) || 'apt-get failed';
  step(what, `installed in ${since(from)}`);
  return null;
}
