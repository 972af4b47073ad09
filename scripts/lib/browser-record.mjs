import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.mjs';

const folder = join(root, '.cache');
const file = join(folder, 'browsers.json');

/**
 * Notes where browsers are, for the journeys and `npm start`; what is not named keeps its old value.
 *
 * @param {{ chromium?: string, firefox?: string }} found
 */
export function recordBrowsers(found) {
  mkdirSync(folder, { recursive: true });
  const next = `${JSON.stringify({ chromium: null, firefox: null, ...recordedBrowsers(), ...found }, null, 2)}\n`;
  // Renamed into place, for another command may be reading.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, next);
  renameSync(draft, file);
}

/** What was noted of the browsers; nothing where nothing was. */
export function recordedBrowsers() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there yet, or damaged: it is only a note.
    return {};
  }
}
