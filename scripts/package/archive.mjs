import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';

/** The same date in every entry, so that a package does not depend on the clock. Local time, as in zip files. */
const moment = new Date(1980, 0, 1);

const unix = 3;

/**
 * Packs files so that the same contents give the same bytes, at any time and on any system: entries in the order of their
 * names, one date, and rights that follow from what the file is.
 *
 * @param {ReadonlyMap<string, Uint8Array>} files by their path, with `/`
 * @returns {Uint8Array}
 */
export function archive(files) {
  const entries = {};
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path);
    const mode = isProgram(bytes) ? 0o100755 : 0o100644;
    entries[path] = [bytes, { level: 9, mtime: moment, os: unix, attrs: mode << 16 }];
  }
  return zipSync(entries);
}

const shebang = strToU8('#!');

function isProgram(bytes) {
  return bytes[0] === shebang[0] && bytes[1] === shebang[1];
}

/** All files below a folder, by their path in it. */
export function filesIn(folder) {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll(sep, '/'), readFileSync(path));
  }
  return files;
}

/** Unpacks an archive into a new folder. */
export function unpack(bytes, folder) {
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content, { mode: isProgram(content) ? 0o755 : 0o644 });
  }
}
