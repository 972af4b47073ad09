import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { KDF_FLOOR } from '../vault/kdf-parameters';
import { deriveKey } from '../vault/key-derivation';
import { secureRandomBytes } from '../vault/random-bytes';
import { checksumOf1, parseRecord1, sealPackRecord } from '../vault/record-1';
import { openPack, PackError, sealPack } from './pack';
import { PACK_TEXT_MAX } from './pack-limits';
import { anEnvironment } from './testing/environments';
import earlierPack from './testing/pack-1.json';

const now = Date.UTC(2026, 10, 24);
const quick = { kdfParameters: KDF_FLOOR };
const content = {
  issuer: 'issuer-1',
  issuedAt: now,
  environments: [anEnvironment('one', 'Acme'), anEnvironment('two', '东京 🏢')],
};

let text = '';
let passphrase = '';
beforeAll(async () => {
  ({ text, oneTimePassphrase: passphrase } = await sealPack(content, quick));
});

const problem = (given: string, typed = passphrase, at = now) =>
  openPack(given, typed, at).then(
    () => 'opened',
    (error: unknown) => (error instanceof PackError ? error.code : `not a PackError: ${error}`),
  );

/** A file that an attacker forged: any content or header, with a valid checksum. */
async function forged(change: { readonly content?: unknown; readonly kdf?: object }) {
  const made = await sealPackRecord(
    passphrase,
    'content' in change ? change.content : { version: 1, ...content },
    deriveKey,
    quick,
  );
  const record = { ...made, kdf: { ...made.kdf, ...change.kdf } };
  return JSON.stringify({ ...record, checksum: await checksumOf1(record) });
}

describe('a pack', () => {
  it('opens with the passphrase, however that is typed', async () => {
    expect(await openPack(text, passphrase, now)).toEqual({ version: 1, ...content });
    const typed = ` ${passphrase.toLowerCase().replaceAll('-', ' ')} `;
    expect(await openPack(text, typed, now)).toMatchObject({ issuer: 'issuer-1' });
  });

  it('has no secret in its text, and a new passphrase each time', async () => {
    expect(text).not.toMatch(/Acme|app-secret|key-secret|genauth/);
    expect(text).not.toContain(passphrase);
    const again = await sealPack(content, quick);
    expect(again.oneTimePassphrase).not.toBe(passphrase);
  });

  it('is not made from nothing, or from more than can be read', async () => {
    await expect(sealPack({ ...content, environments: [] }, quick)).rejects.toThrow(RangeError);
    const [environment] = content.environments;
    const many = Array.from({ length: 201 }, (_, at) => ({
      ...(environment ?? anEnvironment('x', 'x')),
      id: `id-${at}`,
      label: `Label ${at}`,
    }));
    await expect(sealPack({ ...content, environments: many }, quick)).rejects.toThrow(RangeError);
  });

  it('of the most and longest environments can be read', async () => {
    const environments = Array.from({ length: 200 }, (_, at) => {
      const long = `${at}`.padEnd(512, '"');
      const id = long.slice(0, 128);
      return {
        ...anEnvironment(id, `${'\u{1F3E2}'.repeat(25)} ${at}`),
        appHost: `https://acme.example/${'a'.repeat(200)}`,
        managementHost: `https://acme.example/${'b'.repeat(200)}`,
        appId: id,
        accessKeyId: id,
        userPoolId: id,
        appSecret: long,
        accessKeySecret: long,
      };
    });
    const pack = await sealPack({ ...content, environments }, quick);
    const opened = await openPack(pack.text, pack.oneTimePassphrase, now);
    expect(opened.environments).toHaveLength(200);
  });
});

it('a pack that an earlier release made still opens', async () => {
  const { text: made, oneTimePassphrase } = earlierPack;
  expect(await openPack(made, oneTimePassphrase, now)).toMatchObject({
    issuer: 'issuer-1',
    environments: [{ label: 'Acme', accessKeySecret: 'key-secret' }],
  });
});

describe('a pack is refused', () => {
  it('with another passphrase: pack-passphrase', async () => {
    expect(await problem(text, 'AAAA-AAAA-AAAA-AAAA-AAAA')).toBe('pack-passphrase');
    expect(await problem(text, '')).toBe('pack-passphrase');
  });

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a number', '7'],
    ['some other JSON', '{"environments":[]}'],
    ['a list', '[{"version":1,"kind":"environment-pack"}]'],
    ['a vault', '{"version":1,"kind":"vault"}'],
  ])('if it is not a pack, but %s: pack-foreign', async (_, given) => {
    expect(await problem(given)).toBe('pack-foreign');
  });

  it('if it is too long, without parsing it: pack-oversized', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(await problem(text.padEnd(PACK_TEXT_MAX + 1))).toBe('pack-oversized');
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('in another format: pack-version', async () => {
    expect(await problem(text.replace('"version":1', '"version":2'))).toBe('pack-version');
  });

  it('if any bit is flipped, or it is cut anywhere', async () => {
    const source = text.trimEnd();
    await fc.assert(
      fc.asyncProperty(fc.nat(source.length - 1), fc.nat(6), fc.boolean(), async (at, bit, cut) => {
        const flipped = String.fromCharCode(source.charCodeAt(at) ^ (1 << bit));
        const given = cut
          ? source.slice(0, at)
          : source.slice(0, at) + flipped + source.slice(at + 1);
        // Never blamed on the passphrase: only an intact file may be.
        expect(['pack-tampered', 'pack-foreign', 'pack-version']).toContain(await problem(given));
      }),
      { numRuns: 500 },
    );
  });

  it('changed under a new checksum', async () => {
    const record = await parseRecord1(JSON.parse(text), 'environment-pack');
    const ciphertext = `AAAA${record.ciphertext.slice(4)}`;
    const changed = { ...record, ciphertext };
    const given = JSON.stringify({ ...changed, checksum: await checksumOf1(changed) });
    expect(await problem(given)).toBe('pack-passphrase');
  });

  it.each([
    ['a weaker derivation', { memoryKiB: 8 }],
    ['one that would keep the desk busy', { memoryKiB: 1_048_576 }],
    ['one of many passes', { iterations: 64 }],
  ])('that requires %s: pack-tampered', async (_, kdf) => {
    expect(await problem(await forged({ kdf }))).toBe('pack-tampered');
  });

  const [first = anEnvironment('one', 'Acme')] = content.environments;
  it.each<[string, unknown]>([
    ['nothing', null],
    ['no environments', { version: 1, ...content, environments: [] }],
    ['a host that we would not talk to', withFirst({ appHost: 'http://acme.example' })],
    ['a host that hides another', withFirst({ appHost: 'https://acme.example@evil.example' })],
    ['a label that turns the writing', withFirst({ label: 'Acme \u202e' })],
    ['a secret with a line break', withFirst({ appSecret: 'a\r\nb' })],
    [
      'the same id twice',
      { version: 1, ...content, environments: [first, { ...first, label: 'B' }] },
    ],
    [
      'labels that look alike',
      { version: 1, ...content, environments: [first, { ...first, id: 'b', label: 'ＡＣＭＥ' }] },
    ],
    ['a field that nobody knows', { version: 1, ...content, more: 1 }],
    ['a content of another version', { version: 2, ...content }],
    ['a day from now', { version: 1, ...content, issuedAt: now + 25 * 3_600_000 }],
  ])('that contains %s, although it opens: pack-tampered', async (_, held) => {
    expect(await problem(await forged({ content: held }))).toBe('pack-tampered');
  });

  function withFirst(change: object): unknown {
    return { version: 1, ...content, environments: [{ ...first, ...change }] };
  }

  it('only with a PackError, whatever it is', async () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          version: fc.constantFrom(0, 1, 2),
          kind: fc.constant('environment-pack'),
          kdf: fc.jsonValue(),
        })
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.string(), async (given, typed) => {
        expect(await problem(given, typed)).toMatch(/^pack-/);
      }),
      { numRuns: 1000 },
    );
  });
});

it('passphrases come from the given source of randomness', async () => {
  const asked: number[] = [];
  const randomBytes = (length: number) => {
    asked.push(length);
    return secureRandomBytes(length);
  };
  await sealPack(content, { randomBytes, ...quick });
  expect(asked).toContain(20);
});
