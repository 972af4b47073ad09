import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCase } from './case';
import { decodeCase, encodeCase } from './case-record';
import { adminUnbind } from './testing/click';
import { toCandidates, toLostCard } from './testing/lost-phone-story';
import { following, ok, seenAgain, toCard } from './testing/story';

const current = openCase({
  id: 'case-1',
  now: 1_000,
  environment: {
    id: 'env-1',
    label: 'Acme',
    appHost: 'https://acme.authing.cn',
    managementHost: '',
  },
  agent: '',
  way: 'sms',
});

/** A record whose checksum is right, whatever is in it. */
async function recordOf(body: string) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return { version: 1, body, checksum: Buffer.from(digest).toString('hex') };
}

describe('a stored case', () => {
  it('comes back as it was', async () => {
    expect(await decodeCase(await encodeCase(current))).toEqual(current);
  });

  it('comes back with all that a lost phone brings', async () => {
    for (const each of [toCandidates, following(toLostCard, adminUnbind, seenAgain(), ok())]) {
      expect(await decodeCase(await encodeCase(each))).toEqual(each);
    }
  });

  it('of before there were lost phones comes back with nothing of them', async () => {
    const { candidates, grounds, endSessions, agent, environment, account, ...old } = toCard;
    const { managementHost, ...place } = environment;
    const { phoneCorrelation, ...seen } = account ?? { phoneCorrelation: null };
    const record = await recordOf(JSON.stringify({ ...old, environment: place, account: seen }));
    expect(await decodeCase(record)).toEqual(toCard);
    expect([candidates, grounds, endSessions, agent]).toEqual([null, null, false, '']);
    expect([managementHost, phoneCorrelation]).toEqual(['', null]);
  });

  it('is corrupt when any character of it was changed', async () => {
    const record = await encodeCase(current);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: record.body.length - 1 }),
        fc.integer({ min: 1, max: 127 }),
        async (at, flip) => {
          const changed = String.fromCharCode(record.body.charCodeAt(at) ^ flip);
          const body = record.body.slice(0, at) + changed + record.body.slice(at + 1);
          await expect(decodeCase({ ...record, body })).rejects.toMatchObject({ code: 'corrupt' });
        },
      ),
    );
  });

  it('is corrupt when it was cut short', async () => {
    const record = await encodeCase(current);
    const body = record.body.slice(0, -1);
    await expect(decodeCase({ ...record, body })).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('is told apart from one of another version, and from no record at all', async () => {
    const record = await encodeCase(current);
    await expect(decodeCase({ ...record, version: 2 })).rejects.toMatchObject({
      code: 'unknown-version',
    });
    for (const stored of [null, 'case', [], {}, { version: 1 }, { version: 1, body: 7 }]) {
      await expect(decodeCase(stored)).rejects.toMatchObject({ code: 'unreadable' });
    }
  });

  it('is unreadable when it is whole, but no case', async () => {
    const { checksum } = await encodeCase(current);
    expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    const record = await recordOf(JSON.stringify({ ...current, step: 'elsewhere' }));
    await expect(decodeCase(record)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
