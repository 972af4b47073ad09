import { describe, expect, test } from 'vitest';
import { uploadGuide } from './uploads.mjs';

const sums = new Map([
  ['unbind-desk-1.1.0-firefox-source.zip', 'dd'],
  ['unbind-desk-1.1.0-chrome.zip', 'aa'],
  ['unbind-desk-1.1.0-edge.zip', 'bb'],
  ['unbind-desk-1.1.0-firefox.xpi', 'cc'],
]);

describe('uploadGuide', () => {
  test('names each store’s package, its hash and what to paste', () => {
    const guide = uploadGuide(sums, ['chrome.md', 'firefox.md', 'listing.md']).join('\n');
    expect(guide).toMatch(
      /Chrome Web Store: https.*\n {2}package: .*-chrome\.zip\n {4}sha256 aa\n {2}to paste: docs\/store\/chrome\.md\n {2}to paste: docs\/store\/listing\.md\n/,
    );
    expect(guide).toMatch(/Edge.*\n {2}package: .*-edge\.zip\n {4}sha256 bb\n/);
    expect(guide).toMatch(
      /mozilla.*\n {2}package: .*\.xpi\n {4}sha256 cc\n {2}source archive: .*-source\.zip\n {4}sha256 dd\n/,
    );
  });

  test('gives Edge the package of Chrome', () => {
    const guide = uploadGuide(new Map([['unbind-desk-chrome.zip', 'aa']]), []);
    expect(guide.filter((line) => line.endsWith('unbind-desk-chrome.zip'))).toHaveLength(2);
  });

  test('says what is missing', () => {
    expect(uploadGuide(new Map(), [])).toContain('  source archive: none was made');
  });
});
