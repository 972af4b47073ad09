import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.mjs';

const folder = join(root, '.cache');
const file = join(folder, 'browsers.json');

/**
 * Records where browsers are, for the journeys and `npm start`; a browser that is not named keeps its old value.
 *
 * @param {{ chromium?: string, firefox?: string }} found
 */
export function recordBrowsers(found) {
  mkdirSync(folder, { recursive: true });
  const next = `${JSON.stringify({ chromium: null, firefox: null, ...recordedBrowsers(), ...found }, null, 2)}\n`;
  // Renamed into place, because another command may be reading it.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, next);
  renameSync(draft, file);
}

/** The recorded browsers. */
export function recordedBrowsers() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Missing or damaged, which is fine: it can be recorded again.
    return {};
  }
}
