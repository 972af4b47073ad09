import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { run } from './run.mjs';

/**
 * Whether a browser starts at all and can be driven here.
 *
 * @param {string} path
 * @param {RegExp} maker what its `--version` has to say
 * @returns {Promise<{ version: string } | { fault: string }>}
 */
export async function examineBrowser(path, maker, signal) {
  try {
    accessSync(path, constants.X_OK);
    if (!statSync(path).isFile()) return { fault: 'is no program' };
  } catch {
    return { fault: 'is not there, or may not be run' };
  }
  // A snap cannot read the temporary folder or hidden folders, so it finds no profile and no extension.
  if (isSnap(path)) return { fault: 'is a snap, which sees no temporary folder' };
  // On Windows `--version` opens a window instead.
  if (process.platform === 'win32') return { version: 'version not asked' };
  const { ok, output } = await run(path, ['--version'], { timeout: 60_000, signal });
  const version = output
    .split('\n')
    .map((line) => line.trim())
    .find((line) => maker.test(line));
  if (version !== undefined && ok) return { version };
  return { fault: `is not what is needed: ${firstLine(output) || 'it does not start'}` };
}

function isSnap(path) {
  if (realpathSync(path).endsWith('/snap')) return true;
  // Ubuntu's own package is a script that calls the snap.
  const head = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head, 0, head.length, 0);
    const text = head.toString('latin1', 0, length);
    return text.startsWith('#!') && text.includes('/snap/bin/');
  } finally {
    closeSync(file);
  }
}

function firstLine(text) {
  return text.trim().split('\n')[0];
}
