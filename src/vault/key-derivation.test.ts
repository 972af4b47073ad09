import { describe, expect, it } from 'vitest';
import { KDF_CEILING, KDF_FLOOR, kdfParametersAcceptable } from './kdf-parameters';
import { deriveKey } from './key-derivation';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new TextEncoder().encode(text);

describe('deriving a key', () => {
  // RFC 9106 §5.3's vector has associated data, which hash-wasm cannot be given. These are the Argon2id v1.3 vectors of
  // the reference implementation, those of them that keep above the floor.
  // @see https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
  it.each([
    ['password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [
      'differentpassword',
      'somesalt',
      '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde',
    ],
    ['password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
  ])('gives what the reference implementation gives for %s, %s', async (password, salt, key) => {
    const parameters = { memoryKiB: 65_536, iterations: 2, parallelism: 1 };
    expect(hex(await deriveKey(password, bytes(salt), parameters))).toBe(key);
  });

  it('takes composed, decomposed and full-width spellings for the same passphrase', async () => {
    const salt = new Uint8Array(16);
    const composed = await deriveKey('Caf\u00e9 12345', salt, KDF_FLOOR);
    const decomposed = await deriveKey('Cafe\u0301 １２３４５', salt, KDF_FLOOR);
    expect(hex(decomposed)).toBe(hex(composed));
  });

  it('refuses an empty passphrase and parameters below the floor', async () => {
    const salt = new Uint8Array(16);
    await expect(deriveKey('', salt, KDF_FLOOR)).rejects.toThrow(RangeError);
    await expect(
      deriveKey('passphrase', salt, { ...KDF_FLOOR, memoryKiB: KDF_FLOOR.memoryKiB - 1 }),
    ).rejects.toThrow(RangeError);
  });
});

describe('acceptable parameters', () => {
  const names = ['memoryKiB', 'iterations', 'parallelism'] as const;

  it('are those from the floor to the ceiling', () => {
    expect(kdfParametersAcceptable(KDF_FLOOR)).toBe(true);
    expect(kdfParametersAcceptable(KDF_CEILING)).toBe(true);
  });

  it.each(names)('have no %s below, above or between', (name) => {
    expect(kdfParametersAcceptable({ ...KDF_FLOOR, [name]: KDF_FLOOR[name] - 1 })).toBe(false);
    expect(kdfParametersAcceptable({ ...KDF_FLOOR, [name]: KDF_CEILING[name] + 1 })).toBe(false);
    expect(kdfParametersAcceptable({ ...KDF_FLOOR, [name]: KDF_FLOOR[name] + 0.5 })).toBe(false);
    expect(kdfParametersAcceptable({ ...KDF_FLOOR, [name]: Number.NaN })).toBe(false);
  });
});
