import { describe, expect, it } from 'vitest';
import { complaintIn } from './firefox-output';

describe('a line of Firefox’s output', () => {
  it.each([
    ['console.error: "Name: gone"', ['console', '"Name: gone"']],
    [
      'console.error: (new Error("gone", "x.js", 1))',
      ['console', '(new Error("gone", "x.js", 1))'],
    ],
    ['console.error: (void 0)', ['console', '(void 0)']],
    [
      'JavaScript error: moz-extension://x/popup.js, line 1: Error: gone',
      ['moz-extension://x/popup.js', 'line 1: Error: gone'],
    ],
  ])('tells what an extension complains of: %s', (line, complaint) => {
    expect(complaintIn(line)).toEqual(complaint);
  });

  it.each([
    'console.error: RSLoader: ',
    'console.error: Region.sys.mjs: "Error fetching region" ',
    'console.warn: "careful"',
    'JavaScript error: resource://gre/modules/PrivateBrowsingUtils.sys.mjs, line 50: TypeError: gone',
  ])('keeps quiet of what the browser says of itself: %s', (line) => {
    expect(complaintIn(line)).toBeNull();
  });
});
