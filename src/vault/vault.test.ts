import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { KDF_FLOOR } from './kdf-parameters';
import { deriveKey } from './key-derivation';
import { checksumOf, type PassphraseWrap, type StoredVault, type VaultRecord } from './record';
import { checksumOf1, parseRecord1, sealPackRecord } from './record-1';
import { createVault, openVault, sealVault, unlockVault } from './vault';
import { VaultError } from './vault-error';

const PASSPHRASE = 'a passphrase for tests';
const CONTENT = { secret: 'the-app-secret', n: 1 };
const parse = (value: unknown) => v.parse(v.object({ secret: v.string(), n: v.number() }), value);

// One derivation each, for all tests: they are what costs.
let record: VaultRecord;
let key: Uint8Array;
let strongRecord: VaultRecord;
let strongKey: Uint8Array;
let foreignRecord: VaultRecord;

beforeAll(async () => {
  ({ record, key } = await createVault(PASSPHRASE, CONTENT, deriveKey, {
    kdfParameters: KDF_FLOOR,
  }));
  ({ record: foreignRecord } = await createVault('another passphrase', CONTENT, deriveKey, {
    kdfParameters: KDF_FLOOR,
  }));
  ({ record: strongRecord, key: strongKey } = await createVault(PASSPHRASE, CONTENT, deriveKey, {
    kdfParameters: { memoryKiB: 20_480, iterations: 3, parallelism: 2 },
  }));
});

const alone = <T>(current: T) => ({ current, previous: null });
const damaged = (good: VaultRecord): VaultRecord => ({
  ...good,
  ciphertext: `AAAA${good.ciphertext.slice(4)}`,
});
/** What someone would do who edits a record and knows how it is made. */
const withChecksum = async (body: VaultRecord): Promise<VaultRecord> => ({
  ...body,
  checksum: await checksumOf(body),
});

const wrapOf = ({ wraps: [wrap] }: VaultRecord): PassphraseWrap => {
  if (wrap?.kind !== 'passphrase') throw new Error('no way in');
  return wrap;
};
const rewrapped = (good: VaultRecord, change: Partial<PassphraseWrap>): Promise<VaultRecord> =>
  withChecksum({ ...good, wraps: [{ ...wrapOf(good), ...change }] });

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    return error instanceof VaultError ? error.code : `not a VaultError: ${String(error)}`;
  }
  return 'opened';
}

describe('a new vault', () => {
  it('opens with its passphrase, and with the key that gives', async () => {
    const unlocked = await unlockVault(alone(record), PASSPHRASE, parse, deriveKey);
    expect(unlocked).toMatchObject({ key, content: CONTENT, recovered: false });
    expect(unlocked.key).toHaveLength(32);
    expect(await openVault(alone(record), key, parse)).toEqual({
      content: CONTENT,
      formerKeys: [],
    });
  });

  it('survives the way through JSON', async () => {
    const stored: unknown = JSON.parse(JSON.stringify(alone(record)));
    expect(await openVault(stored, key, parse)).toMatchObject({ content: CONTENT });
  });

  it('has nothing of content or passphrase in its record', () => {
    const text = JSON.stringify(record);
    expect(text).not.toContain(CONTENT.secret);
    expect(Buffer.from(record.ciphertext, 'base64').toString('latin1')).not.toContain('secret');
    expect(text).not.toContain(PASSPHRASE);
  });

  it('has a salt and an IV of its own', () => {
    expect(wrapOf(foreignRecord).kdf.salt).not.toBe(wrapOf(record).kdf.salt);
    expect(foreignRecord.cipher.iv).not.toBe(record.cipher.iv);
  });

  it('is derived with 64 MiB and three passes unless told otherwise', async () => {
    const made = await createVault(PASSPHRASE, CONTENT, deriveKey);
    expect(wrapOf(made.record).kdf).toMatchObject({
      memoryKiB: 65_536,
      iterations: 3,
      parallelism: 1,
    });
  });

  it('is not made with parameters below the floor', async () => {
    const kdfParameters = { ...KDF_FLOOR, iterations: 1 };
    await expect(createVault(PASSPHRASE, CONTENT, deriveKey, { kdfParameters })).rejects.toThrow(
      RangeError,
    );
  });

  it('is not made of something without a JSON form', async () => {
    await expect(sealVault(alone(record), key, undefined)).rejects.toThrow(TypeError);
  });
});

describe('the four errors', () => {
  it('wrong-passphrase: the record is intact, the passphrase or key is another', async () => {
    expect(await codeOf(unlockVault(alone(record), 'not the passphrase', parse, deriveKey))).toBe(
      'wrong-passphrase',
    );
    expect(await codeOf(unlockVault(alone(record), '', parse, deriveKey))).toBe('wrong-passphrase');
    expect(await codeOf(openVault(alone(record), new Uint8Array(32), parse))).toBe(
      'wrong-passphrase',
    );
    expect(await codeOf(openVault(alone(record), key.slice(0, 16), parse))).toBe(
      'wrong-passphrase',
    );
  });

  it('corrupt: checksum or structure does not hold', async () => {
    const { cipher: _cipher, ...incomplete } = record;
    for (const broken of [damaged(record), incomplete, { ...record, more: 1 }]) {
      expect(await codeOf(unlockVault(alone(broken), PASSPHRASE, parse, deriveKey))).toBe(
        'corrupt',
      );
    }
  });

  it('unknown-version: a later format, never passed over for the previous record', async () => {
    const stored = { current: { version: 3, anything: true }, previous: record };
    expect(await codeOf(unlockVault(stored, PASSPHRASE, parse, deriveKey))).toBe('unknown-version');
  });

  it.each([undefined, null, 7, 'text', [], {}, { current: null }, { current: { version: '1' } }])(
    'unreadable: %j is no vault',
    async (stored) => {
      expect(await codeOf(unlockVault(stored, PASSPHRASE, parse, deriveKey))).toBe('unreadable');
      expect(await codeOf(openVault(stored, key, parse))).toBe('unreadable');
      expect(await codeOf(sealVault(stored, key, CONTENT))).toBe('unreadable');
    },
  );

  it('unreadable: a record of another kind, whatever its checksum says', async () => {
    const kdfParameters = KDF_FLOOR;
    const pack = await sealPackRecord(PASSPHRASE, CONTENT, deriveKey, { kdfParameters });
    expect(await codeOf(unlockVault(alone(pack), PASSPHRASE, parse, deriveKey))).toBe('unreadable');
    expect(await codeOf(parseRecord1(pack, 'environment-pack'))).toBe('opened');
    const body = { ...pack, kind: 'vault' } as const;
    const passedOff = alone({ ...body, checksum: await checksumOf1(body) });
    expect(await codeOf(parseRecord1(passedOff.current, 'environment-pack'))).toBe('unreadable');
    expect(await codeOf(unlockVault(passedOff, PASSPHRASE, parse, deriveKey))).toBe(
      'wrong-passphrase',
    );
    const otherKind = alone({ ...record, kind: 'environment-pack' });
    expect(await codeOf(unlockVault(otherKind, PASSPHRASE, parse, deriveKey))).toBe('corrupt');
  });

  it('unreadable: content of another shape, without telling what it is', async () => {
    const refusing = (value: unknown) => v.parse(v.object({ secret: v.number() }), value);
    const error: unknown = await openVault(alone(record), key, refusing).catch((e: unknown) => e);
    expect(error).toHaveProperty('code', 'unreadable');
    expect(error).not.toHaveProperty('cause');
    expect(String(error)).not.toContain(CONTENT.secret);
  });
});

describe('a record that was changed', () => {
  it('is refused whichever bit of it is flipped', async () => {
    const stored = JSON.stringify(record);
    await fc.assert(
      fc.asyncProperty(fc.nat(stored.length - 1), fc.nat(6), async (at, bit) => {
        const flipped = String.fromCharCode(stored.charCodeAt(at) ^ (1 << bit));
        const text = stored.slice(0, at) + flipped + stored.slice(at + 1);
        let current: unknown = text;
        try {
          current = JSON.parse(text);
        } catch {
          // No JSON any more: storage would hand over nothing better than the text.
        }
        expect(await codeOf(openVault(alone(current), key, parse))).not.toBe('opened');
      }),
      { numRuns: 1500 },
    );
  });

  it.each(['salt', 'wrap iv', 'wrapped', 'iv', 'ciphertext', 'checksum'] as const)(
    'is refused when any byte of its %s is flipped, even under a new checksum',
    async (part) => {
      const flip = (base64: string, at: number) => {
        const bytes = Buffer.from(base64, 'base64');
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        return bytes.toString('base64');
      };
      const wrap = wrapOf(record);
      const change: Record<typeof part, (at: number) => Promise<VaultRecord>> = {
        salt: (at) => rewrapped(record, { kdf: { ...wrap.kdf, salt: flip(wrap.kdf.salt, at) } }),
        'wrap iv': (at) =>
          rewrapped(record, { cipher: { ...wrap.cipher, iv: flip(wrap.cipher.iv, at) } }),
        wrapped: (at) => rewrapped(record, { wrapped: flip(wrap.wrapped, at) }),
        iv: (at) =>
          withChecksum({ ...record, cipher: { ...record.cipher, iv: flip(record.cipher.iv, at) } }),
        ciphertext: (at) => withChecksum({ ...record, ciphertext: flip(record.ciphertext, at) }),
        checksum: async (at) => ({ ...record, checksum: flip(record.checksum, at) }),
      };
      const lengths = {
        salt: 16,
        'wrap iv': 12,
        wrapped: 48,
        iv: 12,
        ciphertext: Buffer.from(record.ciphertext, 'base64').length,
        checksum: 32,
      };
      for (let at = 0; at < lengths[part]; at += 1) {
        const code = await codeOf(openVault(alone(await change[part](at)), key, parse));
        expect(code).toBe(part === 'checksum' ? 'corrupt' : 'wrong-passphrase');
      }
    },
  );

  it.each<[string, (good: VaultRecord) => object]>([
    ['another revision', () => ({ revision: 9 })],
    ['a way in added', ({ wraps }) => ({ wraps: [...wraps, ...foreignRecord.wraps] })],
    ['the content of another', () => ({ ciphertext: foreignRecord.ciphertext })],
  ])('is corrupt with %s under a new checksum: the passphrase is right', async (_, change) => {
    const forged = alone(await withChecksum({ ...record, ...change(record) }));
    expect(await codeOf(unlockVault(forged, PASSPHRASE, parse, deriveKey))).toBe('corrupt');
    expect(await codeOf(openVault(forged, key, parse))).toBe('wrong-passphrase');
  });

  it('takes no way in of another vault', async () => {
    const forged = alone(await withChecksum({ ...record, wraps: foreignRecord.wraps }));
    expect(await codeOf(unlockVault(forged, PASSPHRASE, parse, deriveKey))).toBe(
      'wrong-passphrase',
    );
    expect(await codeOf(unlockVault(forged, 'another passphrase', parse, deriveKey))).toBe(
      'corrupt',
    );
  });

  it.each([
    ['memory', { memoryKiB: 19_456 }],
    ['iterations', { iterations: 2 }],
    ['parallelism', { parallelism: 1 }],
  ])('is refused with its %s lowered, even under a new checksum', async (_name, lower) => {
    const lowered = await rewrapped(strongRecord, {
      kdf: { ...wrapOf(strongRecord).kdf, ...lower },
    });
    const { checksum } = strongRecord;
    expect(await codeOf(openVault(alone({ ...lowered, checksum }), strongKey, parse))).toBe(
      'corrupt',
    );
    const forged = alone(lowered);
    expect(await codeOf(openVault(forged, strongKey, parse))).toBe('wrong-passphrase');
    expect(await codeOf(unlockVault(forged, PASSPHRASE, parse, deriveKey))).toBe(
      'wrong-passphrase',
    );
  });

  it.each([
    ['memory', { memoryKiB: 19_455 }],
    ['iterations', { iterations: 1 }],
    ['parallelism', { parallelism: 0 }],
    ['memory beyond reason', { memoryKiB: 4_194_304 }],
  ])('is corrupt with its %s out of bounds, before any key is derived', async (_name, weak) => {
    const forged = await rewrapped(record, { kdf: { ...wrapOf(record).kdf, ...weak } });
    expect(await codeOf(unlockVault(alone(forged), PASSPHRASE, parse, deriveKey))).toBe('corrupt');
  });
});

describe('the previous record', () => {
  it('is opened when the current one is damaged or gone, and that is told', async () => {
    for (const current of [damaged(record), 'rubbish', null, {}]) {
      const unlocked = await unlockVault(
        { current, previous: record },
        PASSPHRASE,
        parse,
        deriveKey,
      );
      expect(unlocked).toMatchObject({ content: CONTENT, recovered: true });
    }
    expect(await openVault({ current: null, previous: record }, key, parse)).toMatchObject({
      content: CONTENT,
    });
  });

  it('is never tried with a wrong passphrase while the current one is intact', async () => {
    const stored = { current: foreignRecord, previous: record };
    expect(await codeOf(unlockVault(stored, PASSPHRASE, parse, deriveKey))).toBe(
      'wrong-passphrase',
    );
    expect(await codeOf(openVault(stored, key, parse))).toBe('wrong-passphrase');
  });

  it('does not matter when it is damaged and the current one is not', async () => {
    const stored = { current: record, previous: damaged(record) };
    expect(await openVault(stored, key, parse)).toMatchObject({ content: CONTENT });
  });

  it('leaves the error to the current record when both are damaged', async () => {
    const stored = { current: damaged(record), previous: 'rubbish' };
    expect(await codeOf(unlockVault(stored, PASSPHRASE, parse, deriveKey))).toBe('corrupt');
  });
});

describe('writing', () => {
  const CHANGED = { secret: 'another', n: 2 };

  it('keeps the data keys before this one, and counts its revisions', async () => {
    const formerKeys = ['b2xk', 'b2xkZXI='];
    const made = await createVault(PASSPHRASE, CONTENT, deriveKey, {
      kdfParameters: KDF_FLOOR,
      formerKeys,
      revision: 7,
    });
    const written = await sealVault(alone(made.record), made.key, CHANGED);
    expect(written.current.revision).toBe(8);
    expect(await openVault(written, made.key, parse)).toEqual({ content: CHANGED, formerKeys });
  });

  it('keeps the record before it, and opens with the same passphrase', async () => {
    const written: StoredVault = await sealVault(alone(record), key, CHANGED);
    expect(written.previous).toEqual(record);
    const unlocked = await unlockVault(written, PASSPHRASE, parse, deriveKey);
    expect(unlocked).toMatchObject({ key, content: CHANGED, recovered: false });
  });

  it('uses a fresh IV each time', async () => {
    let stored: StoredVault = alone(record);
    const ivs = new Set([record.cipher.iv]);
    for (let n = 0; n < 20; n += 1) {
      stored = await sealVault(stored, key, CONTENT);
      ivs.add(stored.current.cipher.iv);
    }
    expect(ivs.size).toBe(21);
  });

  it('keeps the last good record when the current one is damaged', async () => {
    const written = await sealVault({ current: damaged(record), previous: record }, key, CHANGED);
    expect(written.previous).toEqual(record);
    expect(await openVault(written, key, parse)).toMatchObject({ content: CHANGED });
  });

  it('refuses a key that does not open what is stored', async () => {
    expect(await codeOf(sealVault(alone(foreignRecord), key, CHANGED))).toBe('wrong-passphrase');
    const rolledBack = { current: foreignRecord, previous: record };
    expect(await codeOf(sealVault(rolledBack, key, CHANGED))).toBe('wrong-passphrase');
  });
});
