import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64';

describe('base64', () => {
  it('round-trips any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('matches the test vectors of RFC 4648', () => {
    const vectors = ['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'];
    vectors.forEach((encoded, length) => {
      const bytes = new TextEncoder().encode('foobar'.slice(0, length));
      expect(encodeBase64(bytes)).toBe(encoded);
    });
  });

  it.each([
    ['stray bits in the last character', 'Zh=='],
    ['missing padding', 'Zg'],
    ['white space', 'Zm 9v'],
    ['the URL alphabet', '-_-_'],
    ['other characters', 'Zm9*'],
  ])('refuses %s', (_what, text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});
