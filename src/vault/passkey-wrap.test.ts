import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBase64 } from '../primitives/base64';
import { newDataKey } from './data-key';
import { PRF_BYTES } from './passkey';
import type { PasskeyWrap } from './passkey-fields';
import { rewrap, unwrapByPasskey, wrapForPasskey } from './passkey-wrap';
import { secureRandomBytes } from './random-bytes';

const random = (length: number) => encodeBase64(secureRandomBytes(length));
const prf = random(PRF_BYTES);
const handle = { id: random(16), salt: random(PRF_BYTES), transports: ['internal'] } as const;
const dataKey = newDataKey(secureRandomBytes);
let wrap: PasskeyWrap;

beforeAll(async () => {
  wrap = await wrapForPasskey(dataKey, handle, prf, secureRandomBytes);
});

describe('a data key that is wrapped for a passkey', () => {
  it('is opened by the passkey', async () => {
    expect(await unwrapByPasskey(wrap, prf)).toEqual(dataKey);
  });

  it('is not opened by another passkey', async () => {
    await expect(unwrapByPasskey(wrap, random(PRF_BYTES))).rejects.toMatchObject({
      code: 'wrong-passkey',
    });
  });

  it('shows neither the data key nor the passkey’s answer, and its keys differ from others', async () => {
    const text = JSON.stringify(wrap);
    expect(text).not.toContain(encodeBase64(dataKey));
    expect(text).not.toContain(prf);
    const other = await wrapForPasskey(dataKey, handle, prf, secureRandomBytes);
    expect(other.publicKey).not.toBe(wrap.publicKey);
    expect(other.senderKey).not.toBe(wrap.senderKey);
  });

  it('is refused with any part of it from another wrap', async () => {
    const other = await wrapForPasskey(
      dataKey,
      { ...handle, id: random(16), salt: random(PRF_BYTES) },
      prf,
      secureRandomBytes,
    );
    const parts = [
      'id',
      'salt',
      'publicKey',
      'privateKey',
      'senderKey',
      'cipher',
      'wrapped',
    ] as const;
    for (const part of parts) {
      const mixed = { ...wrap, [part]: other[part] };
      await expect(unwrapByPasskey(mixed, prf), part).rejects.toMatchObject({
        code: 'wrong-passkey',
      });
    }
  });

  it('is refused with any bit of it flipped', async () => {
    const parts = ['publicKey', 'senderKey', 'wrapped'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.nat(8 * 48 - 1), async (part, bit) => {
        const bytes = Buffer.from(wrap[part], 'base64');
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const changed = { ...wrap, [part]: bytes.toString('base64') };
        await expect(unwrapByPasskey(changed, prf)).rejects.toMatchObject({
          code: 'wrong-passkey',
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('another data key', () => {
  const next = newDataKey(secureRandomBytes);

  it('is wrapped for the same passkey without it', async () => {
    const again = await rewrap(next, wrap, secureRandomBytes);
    expect(await unwrapByPasskey(again, prf)).toEqual(next);
    expect(again).toMatchObject({ ...handle, publicKey: wrap.publicKey });
    expect(again.senderKey).not.toBe(wrap.senderKey);
  });
});
