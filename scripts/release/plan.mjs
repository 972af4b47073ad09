import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/repository.mjs';
import { releaseChangelog } from './changelog.mjs';
import { lineDiff } from './line-diff.mjs';
import { nextVersion } from './version.mjs';
import { versionFiles, withVersion } from './version-files.mjs';

/**
 * Everything that a release will write, computed before anything is written.
 *
 * @param {string | undefined} wanted `patch`, `minor`, `major` or x.y.z
 * @param {string} date as YYYY-MM-DD
 */
export function planRelease(wanted, date) {
  const read = (name) => readFileSync(join(root, name), 'utf8');
  const current = JSON.parse(read('package.json')).version;
  const version = nextVersion(current, wanted);
  const changelog = read('CHANGELOG.md');
  const { text, notes } = releaseChangelog(changelog, { version, date });
  const files = [
    { name: 'CHANGELOG.md', before: changelog, after: text },
    ...versionFiles.map((name) => {
      const before = read(name);
      return { name, before, after: withVersion(before, version) };
    }),
  ];
  return {
    current,
    version,
    tag: `v${version}`,
    notes,
    // A first release has its version already.
    files: files.filter(({ before, after }) => before !== after),
  };
}

/** The plan for people: what changes in which file, then what is done. */
export function planText({ current, version, tag, notes, files }) {
  return [
    `Release ${version} (now ${current})`,
    ...files.flatMap(({ name, before, after }) => ['', name, ...indent(lineDiff(before, after))]),
    '',
    'then',
    '  bash .ci/run',
    `  git commit: Release ${version}`,
    `  git tag ${tag}, which says:`,
    ...indent(indent(tagMessage(version, notes).split('\n'))),
    '  npm run package',
    '  what to upload where, and the push, are left to you',
  ];
}

/** Lists of tags show its first line. */
export function tagMessage(version, notes) {
  return `Unbind Desk ${version}\n\n${notes}`;
}

function indent(lines) {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
