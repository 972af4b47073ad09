import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseText, decodeCase1, parseCaseText, recordVersion } from './case-record';
import { noSecrets } from './ports';
import { adminUnbind } from './testing/click';
import { toCandidates, toLostCard } from './testing/lost-phone-story';
import { following, ok, opened, seenAgain, toCard } from './testing/story';

const secrets = {
  accessToken: 'token-1',
  phone: { phoneNumber: '13812345678', phoneCountryCode: '+86' },
  query: { text: 'alice', phone: null },
};

describe('a case as it is sealed', () => {
  it('comes back as it was, with its secrets', () => {
    const later = following(toLostCard, adminUnbind, seenAgain(), ok());
    for (const current of [opened, toCandidates, toCard, later]) {
      expect(parseCaseText(caseText({ current, secrets }))).toEqual({ current, secrets });
    }
  });

  it('is unreadable where it is something else, and the error does not quote it', () => {
    const text = caseText({ current: toCard, secrets });
    for (const other of ['', '{}', text.slice(1), text.replace('"step":"card"', '"step":"x"')]) {
      let thrown: unknown;
      try {
        parseCaseText(other);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({ code: 'unreadable' });
      expect(String(Object(thrown).cause)).not.toContain('token-1');
    }
  });
});

describe('the version of a stored record', () => {
  it('is told, and what is no record is unreadable', () => {
    expect(recordVersion({ version: 2, keyId: 'a' })).toBe(2);
    for (const stored of [null, 'case', [], {}]) {
      expect(() => recordVersion(stored)).toThrow('unreadable');
    }
  });
});

/** A record whose checksum is right, whatever is in it. */
async function recordOf(body: string) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return { version: 1, body, checksum: Buffer.from(digest).toString('hex') };
}

describe('a case that version 1 stored', () => {
  it('comes back, without secrets', async () => {
    const record = await recordOf(JSON.stringify(toCard));
    expect(await decodeCase1(record)).toEqual({ current: toCard, secrets: noSecrets });
  });

  it('of before there were lost phones comes back with nothing of them', async () => {
    const { candidates, grounds, endSessions, agent, environment, account, notices, ...old } =
      toCard;
    const { managementHost, ...place } = environment;
    const { phoneCorrelation, ...seen } = account ?? { phoneCorrelation: null };
    const record = await recordOf(JSON.stringify({ ...old, environment: place, account: seen }));
    expect((await decodeCase1(record)).current).toEqual(toCard);
    expect([candidates, grounds, endSessions, agent, notices]).toEqual([null, null, false, '', []]);
    expect([managementHost, phoneCorrelation]).toEqual(['', null]);
  });

  it('is corrupt when any character of it was changed, or it was cut short', async () => {
    const record = await recordOf(JSON.stringify(opened));
    const cut = { ...record, body: record.body.slice(0, -1) };
    await expect(decodeCase1(cut)).rejects.toMatchObject({ code: 'corrupt' });
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: record.body.length - 1 }),
        fc.integer({ min: 1, max: 127 }),
        async (at, flip) => {
          const changed = String.fromCharCode(record.body.charCodeAt(at) ^ flip);
          const body = record.body.slice(0, at) + changed + record.body.slice(at + 1);
          await expect(decodeCase1({ ...record, body })).rejects.toMatchObject({ code: 'corrupt' });
        },
      ),
    );
  });

  it('is unreadable when it is no record, or whole and no case', async () => {
    for (const stored of [null, { version: 1 }, { version: 1, body: 7 }]) {
      await expect(decodeCase1(stored)).rejects.toMatchObject({ code: 'unreadable' });
    }
    const record = await recordOf(JSON.stringify({ ...opened, step: 'elsewhere' }));
    await expect(decodeCase1(record)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
