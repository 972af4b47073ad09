import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './repository.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';
import { since, step } from './step.mjs';

/** Installs the packages that the lockfile names, unless they are there already. */
export async function ensurePackages(signal) {
  if (packagesAreCurrent()) return;
  const from = performance.now();
  step('packages', 'installing (npm ci)…');
  const [file, args] = npm();
  const { ok, output } = await run(
    file,
    [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { signal },
  );
  if (!ok) {
    throw new SetupError(`The packages could not be installed; \`npm ci\` said:\n${gist(output)}`);
  }
  step('packages', `installed in ${since(from)}`);
}

/**
 * npm writes what it installed to `node_modules/.package-lock.json` at the end. The contents are compared, because dates in
 * a fresh clone mean nothing.
 */
function packagesAreCurrent() {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedPath);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const present = installed[path];
    // Packages for other systems are in the lockfile and nowhere else.
    if (present === undefined && (entry.optional || entry.devOptional)) continue;
    if (present?.version !== entry.version || present?.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

/** npm follows its reason with pages of usage. */
function gist(output) {
  return output.trim().split('\n').slice(0, 8).join('\n');
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}
