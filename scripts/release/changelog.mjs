import { SetupError } from '../lib/setup-error.mjs';

const heading = '## [Unreleased]';

/**
 * Turns what is unreleased into a release, as Keep a Changelog 1.1 has it: the section gets its version and day, an empty
 * one takes its place, and the comparison links at the end follow, where there are any.
 *
 * @param {string} text the whole of CHANGELOG.md
 * @param {{ version: string, date: string }} release
 * @returns {{ text: string, notes: string }} the changelog afterwards, and the release's own part without its heading
 */
export function releaseChangelog(text, { version, date }) {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.trim().toLowerCase() === heading.toLowerCase());
  if (from === -1) throw new SetupError(`CHANGELOG.md has no “${heading}”.`);
  if (lines.some((line) => line.startsWith(`## [${version}]`))) {
    throw new SetupError(`CHANGELOG.md has a section for ${version} already.`);
  }
  const after = lines.findIndex((line, at) => at > from && endsSection(line));
  const to = after === -1 ? lines.length : after;
  const notes = withoutEmptyGroups(lines.slice(from + 1, to));
  if (notes === '') {
    throw new SetupError(
      `There is nothing under “${heading}” in CHANGELOG.md: say what users get before releasing it.`,
    );
  }
  const released = [heading, '', `## [${version}] - ${date}`, '', ...notes.split('\n'), ''];
  const rest = lines.slice(to).flatMap((line) => followLink(line, version));
  return { text: [...lines.slice(0, from), ...released, ...rest].join('\n'), notes };
}

/** The next version's heading, or the links at the end. */
function endsSection(line) {
  return /^## /.test(line) || /^\[[^\]]+\]: /.test(line);
}

/** A heading without changes is dropped. */
function withoutEmptyGroups(lines) {
  return `\n${lines.join('\n')}`
    .split(/\n(?=### )/)
    .map((group) => group.trim())
    .filter((group) => !/^(### [^\n]*)?$/.test(group))
    .join('\n\n');
}

/** `[Unreleased]: …/compare/v1.0.0...HEAD` goes on from the new tag, and the new version has what it compared before. */
function followLink(line, version) {
  const found = /^(\[unreleased\]: \S+\/compare\/)(\S+?)\.\.\.(\S+)$/i.exec(line);
  if (found === null) return [line];
  const [, start, previous, head] = found;
  const base = start.slice(start.indexOf(' ') + 1);
  return [`${start}v${version}...${head}`, `[${version}]: ${base}${previous}...v${version}`];
}
