import { describe, expect, test } from 'vitest';
import { releaseChangelog } from './changelog.mjs';

const release = { version: '1.1.0', date: '2030-01-31' };

const before = `# Changelog

What users notice.

## [Unreleased]

### Added

- A new thing.
  It takes two lines.

### Changed

### Fixed

- An old thing.

## [1.0.0] - 2029-12-24

### Added

- Everything.

[Unreleased]: https://example.com/unbind-desk/compare/v1.0.0...HEAD
[1.0.0]: https://example.com/unbind-desk/releases/tag/v1.0.0
`;

const notes = `### Added

- A new thing.
  It takes two lines.

### Fixed

- An old thing.`;

describe('releaseChangelog', () => {
  test('dates what was unreleased, and moves the links on', () => {
    expect(releaseChangelog(before, release)).toEqual({
      notes,
      text: `# Changelog

What users notice.

## [Unreleased]

## [1.1.0] - 2030-01-31

${notes}

## [1.0.0] - 2029-12-24

### Added

- Everything.

[Unreleased]: https://example.com/unbind-desk/compare/v1.1.0...HEAD
[1.1.0]: https://example.com/unbind-desk/compare/v1.0.0...v1.1.0
[1.0.0]: https://example.com/unbind-desk/releases/tag/v1.0.0
`,
    });
  });

  test('does with no earlier version and no links', () => {
    const first = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- All of it.\n';
    expect(releaseChangelog(first, release).text).toBe(
      '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2030-01-31\n\n### Added\n\n- All of it.\n',
    );
  });

  test('keeps a section that has no kinds of changes', () => {
    const plain = '## [Unreleased]\n- All of it.\n\n## [1.0.0] - 2029-12-24\n';
    expect(releaseChangelog(plain, release).notes).toBe('- All of it.');
  });

  test('leaves a link alone that compares nothing', () => {
    const link = '[Unreleased]: https://example.com/unbind-desk/commits/main';
    const first = `## [Unreleased]\n\n- All of it.\n\n${link}\n`;
    expect(releaseChangelog(first, release).text).toContain(`- All of it.\n\n${link}\n`);
  });

  test.each([
    ['nothing', '## [Unreleased]\n\n## [1.0.0] - 2029-12-24\n'],
    ['headings alone', '## [Unreleased]\n\n### Added\n\n### Fixed\n'],
    ['links alone', '## [Unreleased]\n\n[1.0.0]: https://example.com/\n'],
  ])('refuses %s', (_, text) => {
    expect(() => releaseChangelog(text, release)).toThrow('nothing under');
  });

  test('refuses a changelog without the section', () => {
    expect(() => releaseChangelog('# Changelog\n', release)).toThrow('has no');
  });

  test('refuses a version that is there already', () => {
    expect(() => releaseChangelog(before, { ...release, version: '1.0.0' })).toThrow('already');
  });
});
