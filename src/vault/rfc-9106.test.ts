import { argon2id as noble } from '@noble/hashes/argon2.js';
import fc from 'fast-check';
import { argon2id as used } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { DEFAULT_KDF_PARAMETERS } from './kdf-parameters';
import { deriveKey } from './key-derivation';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/**
 * hash-wasm cannot be given associated data, which the vector of RFC 9106 has. So an independent implementation is held
 * against the vector, and hash-wasm against that one on everything that both take.
 */
describe('Argon2id, by RFC 9106', () => {
  // @see https://www.rfc-editor.org/rfc/rfc9106#section-5.3
  it('is what the independent implementation computes', () => {
    const tag = noble(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
      m: 32,
      t: 3,
      p: 4,
      dkLen: 32,
      version: 0x13,
    });
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it('is what the extension’s own computes: the same as that, for any input', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 80 }),
        fc.uint8Array({ minLength: 8, maxLength: 32 }),
        fc.uint8Array({ maxLength: 16 }),
        fc.record({
          p: fc.integer({ min: 1, max: 4 }),
          t: fc.integer({ min: 1, max: 4 }),
          lanes: fc.integer({ min: 8, max: 40 }),
        }),
        async (password, salt, secret, { p, t, lanes }) => {
          const m = lanes * p;
          const key = secret.length === 0 ? {} : { secret };
          const ours = await used({
            password,
            salt,
            ...key,
            memorySize: m,
            iterations: t,
            parallelism: p,
            hashLength: 32,
            outputType: 'binary',
          });
          const theirs = noble(password, salt, { key: secret, m, t, p, dkLen: 32 });
          expect(hex(ours)).toBe(hex(theirs));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is what a vault’s key is made with, at the default cost', async () => {
    const salt = Uint8Array.from({ length: 16 }, (_, at) => at);
    const { memoryKiB: m, iterations: t, parallelism: p } = DEFAULT_KDF_PARAMETERS;
    const typed = 'velvet harbour lantern 7';
    const ours = await deriveKey(typed, salt, DEFAULT_KDF_PARAMETERS);
    expect(hex(ours)).toBe(hex(noble(typed, salt, { m, t, p, dkLen: 32 })));
    // Frozen: another value means that no vault made until now would open.
    expect(hex(ours)).toBe('bf78261d0602e7687d9eda7c8b9a4dbdfe9c28ff1a4f956c73263758d8892e53');
  }, 60_000);
});
