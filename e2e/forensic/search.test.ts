import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { ClassicLevel } from 'classic-level';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../support/temporary-folder';
import { find, patternsOf } from './encodings';
import { search } from './search';

const canary = { name: 'secret', text: 'fjord+lantern/quartz?7 ü' };
const code = { name: 'code', text: '48151623' };

let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await makeTemporaryFolder();
});
afterAll(() => removeFolder(folder));

/** Whether the gate finds something that is put into a profile. */
async function sees(name: string, bytes: Buffer | string): Promise<string[]> {
  made += 1;
  const profile = join(folder, String(made));
  await mkdir(profile);
  await writeFile(join(profile, name), bytes);
  const { hits } = await search(profile, {}, [canary, code]);
  return [...new Set(hits.map((hit) => hit.canary))];
}

describe('a secret is found', () => {
  const utf16 = Buffer.from(`x${canary.text}y`, 'utf16le');
  it.each<[string, Buffer | string]>([
    ['as it is', `before ${canary.text} after`],
    ['in UTF-16', utf16],
    ['in UTF-16, big-endian', Buffer.from(utf16).swap16()],
    ['percent-encoded', `https://x/?q=${encodeURIComponent(canary.text)}&y`],
    ['in JSON', JSON.stringify({ field: canary.text })],
    ['in hexadecimal digits', Buffer.from(`__${canary.text}`).toString('hex')],
    ['in capital ones', Buffer.from(`__${canary.text}`).toString('hex').toUpperCase()],
    ['in gzip', Buffer.concat([Buffer.from('head'), gzipSync(`a${canary.text}b`)])],
    ['in zlib', Buffer.concat([Buffer.from('head'), deflateSync(`a${canary.text}b`)])],
  ])('%s', async (_, bytes) => {
    expect(await sees('file', bytes)).toContain('secret');
  });

  it('in base64 inside of anything, at any place', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.boolean(), (before, after, urlSafe) => {
        const whole = Buffer.concat([before, Buffer.from(canary.text), after]);
        const text = Buffer.from(whole.toString(urlSafe ? 'base64url' : 'base64'));
        expect(patternsOf(canary.text).some((pattern) => find(text, pattern) !== -1)).toBe(true);
      }),
    );
  });

  it('in texts that are in no file', async () => {
    const { hits } = await search(folder, { console: `x ${canary.text}` }, [canary]);
    expect(hits).toContainEqual(expect.objectContaining({ place: 'console', canary: 'secret' }));
  });

  it('in a database: in its log, where a record is cut by a block, and in a compressed table', async () => {
    const at = join(folder, 'leveldb');
    const database = new ClassicLevel(at, { compression: true });
    await database.open();
    // The key is about ten bytes long, so the secret crosses the end of the first 32 KiB block.
    await database.put('long', `${'.'.repeat(32_768 - 40)}${canary.text}${'.'.repeat(50)}`);
    const inLog = await search(at, {}, [canary]);
    expect(inLog.hits.map(({ place }) => place).join()).toContain('(log)');

    for (let n = 0; n < 200; n += 1) await database.put(`key ${n}`, `aaaa ${n} `.repeat(500));
    await database.compactRange('', '~');
    await database.close();
    const inTable = await search(at, {}, [canary]);
    expect(inTable.hits.map(({ place }) => place).join()).toContain('(table)');
  });
});

describe('a code of digits', () => {
  it('is found between anything but digits', async () => {
    expect(await sees('file', `"passCode":"${code.text}"`)).toEqual(['code']);
    expect(await sees('file', code.text)).toEqual(['code']);
    expect(await sees('file', Buffer.from(`a${code.text}b`, 'utf16le'))).toEqual(['code']);
  });

  it('is not taken for a part of a longer number', async () => {
    expect(await sees('file', `1${code.text} ${code.text}0 ${code.text}99`)).toEqual([]);
    expect(await sees('file', Buffer.from(`1${code.text}`, 'utf16le'))).toEqual([]);
    expect(await sees('file', `1${code.text} then ${code.text}`)).toEqual(['code']);
  });
});

it('what is not there is not found', async () => {
  expect(await sees('file', 'fjord lantern quartz 48151624')).toEqual([]);
});
