import { isDeepStrictEqual } from 'node:util';

/** The files that say the version, and whether each is npm's lockfile, which says it twice. */
export const versionFiles = ['package.json', 'package-lock.json', 'manifest.json'];

/**
 * Sets the version in the text of a JSON file and leaves every other character as it is: none of these files is written
 * the way `JSON.stringify` would.
 *
 * @param {string} text
 * @param {string} version
 * @throws when anything else would change
 */
export function withVersion(text, version) {
  const wanted = JSON.parse(text);
  const own = wanted.packages?.[''];
  wanted.version = version;
  if (own !== undefined) own.version = version;

  // The root's own places come first in all of them.
  let left = own === undefined ? 1 : 2;
  const next = text.replace(/("version": ")[^"]*(")/g, (whole, start, end) => {
    left -= 1;
    return left < 0 ? whole : start + version + end;
  });
  if (!isDeepStrictEqual(JSON.parse(next), wanted)) {
    throw new Error('The version is not where it was expected to be.');
  }
  return next;
}
