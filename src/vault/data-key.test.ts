import { hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dataKeyId, newDataKey, subKey, unwrapDataKey, wrapDataKey } from './data-key';
import { purposeKeys } from './purpose-keys';
import { secureRandomBytes } from './random-bytes';

const origin = new TextEncoder().encode('origin');
const key = newDataKey(secureRandomBytes);

describe('a sub-key', () => {
  it.each(['vault', 'case', 'receipts', 'search'] as const)(
    'for %s is what HKDF-SHA-256 makes of the data key and that word',
    async (use) => {
      const expected = new Uint8Array(hkdfSync('sha256', key, '', use, 32));
      expect(await subKey(key, use)).toEqual(expected);
    },
  );

  it('is another for each use and each data key', async () => {
    const dataKeys = [key, newDataKey(secureRandomBytes)];
    const purposes = ['case', 'receipts', 'search'] as const;
    const made = await Promise.all(purposes.map((purpose) => purposeKeys(purpose, dataKeys)));
    const all = made.flat().map(({ bytes }) => Buffer.from(bytes).toString('hex'));
    expect(new Set([...all, Buffer.from(await subKey(key, 'vault')).toString('hex')]).size).toBe(7);
  });

  it('is named after its data key, whatever it is for', async () => {
    const [[first], [other]] = await Promise.all([
      purposeKeys('case', [key]),
      purposeKeys('search', [key]),
    ]);
    expect(first?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(other?.id).toBe(first?.id);
    expect(await dataKeyId(newDataKey(secureRandomBytes))).not.toBe(first?.id);
  });
});

describe('a wrapped data key', () => {
  const wrappingKey = secureRandomBytes(32);

  it('comes out whole, and shows nothing of itself', async () => {
    const wrapped = await wrapDataKey(key, wrappingKey, origin, secureRandomBytes);
    expect(await unwrapDataKey(wrapped, wrappingKey, origin)).toEqual(key);
    expect(JSON.stringify(wrapped)).not.toContain(Buffer.from(key).toString('base64').slice(0, 12));
  });

  it('does not come out with another key, or for another origin', async () => {
    const wrapped = await wrapDataKey(key, wrappingKey, origin, secureRandomBytes);
    const code = { code: 'wrong-passphrase' };
    await expect(unwrapDataKey(wrapped, secureRandomBytes(32), origin)).rejects.toMatchObject(code);
    const elsewhere = new TextEncoder().encode('elsewhere');
    await expect(unwrapDataKey(wrapped, wrappingKey, elsewhere)).rejects.toMatchObject(code);
  });
});
