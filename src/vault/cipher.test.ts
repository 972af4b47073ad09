import { describe, expect, it } from 'vitest';
import { decrypt, encrypt } from './cipher';

const hexBytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the cipher', () => {
  it('gives what the GCM specification gives (test case 16: AES-256 with additional data)', async () => {
    const key = hexBytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
    const plaintext = hexBytes(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
        '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    const additionalData = hexBytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const sealed = await encrypt(key, plaintext, additionalData, () =>
      hexBytes('cafebabefacedbaddecaf888'),
    );
    expect(hex(sealed.ciphertext)).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
        '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
    );
    expect(await decrypt(key, sealed, additionalData)).toEqual(plaintext);
  });

  it('refuses keys that would make it a weaker AES', async () => {
    const random = (length: number) => new Uint8Array(length);
    const nothing = new Uint8Array();
    await expect(encrypt(new Uint8Array(16), nothing, nothing, random)).rejects.toThrow(RangeError);
  });
});
