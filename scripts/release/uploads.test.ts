import { describe, expect, test } from 'vitest';
import { uploadGuide } from './uploads.mjs';

const sums = new Map([
  ['unbind-desk-1.1.0-source.zip', 'dd'],
  ['unbind-desk-1.1.0-chrome.zip', 'aa'],
  ['unbind-desk-1.1.0-firefox.xpi', 'cc'],
  ['unbind-desk-1.1.0.cdx.json', 'ee'],
]);

describe('uploadGuide', () => {
  test('names each store’s package, its hash and what to paste', () => {
    const guide = uploadGuide(sums, ['listing.en.md', 'privacy.md']).join('\n');
    expect(guide).toMatch(
      /Chrome Web Store: https.*\n {2}package: .*-chrome\.zip\n {4}sha256 aa\n/,
    );
    expect(guide).toMatch(/Edge.*\n {2}package: .*-chrome\.zip\n {4}sha256 aa\n/);
    expect(guide).toMatch(
      /mozilla.*\n {2}package: .*\.xpi\n {4}sha256 cc\n {2}source archive: .*-source\.zip\n {4}sha256 dd\n/,
    );
    expect(guide).toMatch(/\n {2}docs\/store\/listing\.en\.md\n {2}docs\/store\/privacy\.md$/);
  });

  test('says what is missing', () => {
    const guide = uploadGuide(new Map(), []);
    expect(guide.filter((line) => line === '  package: none was made')).toHaveLength(3);
    expect(guide).toContain('  source archive: none was made');
  });
});
