import { describe, expect, it } from 'vitest';
import { agentIn, auditRules, keptDays, retentionIn } from './audit-rules';
import { parsePolicy } from './policy';

const key = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`;
const rules = (given: object) => auditRules(parsePolicy(given).policy);

describe('an organization that sets nothing', () => {
  it('leaves retention, erasing, name and packs to the agent', () => {
    expect(rules({})).toEqual({
      retention: { min: 1, max: 3_650 },
      erasing: true,
      agentFixed: false,
      packs: 'any',
    });
    expect(retentionIn({}, 7)).toBe(7);
    expect(agentIn({}, 'Mia')).toBe('Mia');
  });
});

describe('the retention', () => {
  it.each([
    [{ retentionDaysMin: 30 }, 7, 30],
    [{ retentionDaysMin: 30 }, 31, 31],
    [{ retentionDaysMax: 90 }, 180, 90],
    [{ retentionDaysMin: 60, retentionDaysMax: 60 }, 7, 60],
    [{ retentionDaysMin: 9_000 }, 7, 3_650],
    // A contradiction sets nothing.
    [{ retentionDaysMin: 90, retentionDaysMax: 30 }, 7, 7],
  ])('under %j of an agent who chose %s days: %s', (given, chosen, days) => {
    expect(retentionIn(parsePolicy(given).policy, chosen)).toBe(days);
  });
});

it('receipts stay until it is known whether the organization keeps them', () => {
  const { policy } = parsePolicy({ retentionDaysMin: 30 });
  expect(keptDays({ status: 'unknown', policy: {} }, 7)).toBe(3_650);
  expect(keptDays({ status: 'unreadable', policy: {} }, 7)).toBe(7);
  for (const status of ['remembered', 'known', 'doubted'] as const) {
    expect(keptDays({ status, policy }, 7)).toBe(30);
  }
});

describe('the agent’s name', () => {
  it.each([
    [{ agentName: 'Desk 7' }, '', 'Desk 7'],
    [{ agentName: 'Desk 7' }, 'Mia', 'Mia'],
    [{ agentName: ' Desk 7 ', agentNameFixed: true }, 'Mia', 'Desk 7'],
    [{ agentName: 'Desk 7', agentNameFixed: false }, 'Mia', 'Mia'],
    [{ agentNameFixed: true }, 'Mia', 'Mia'],
  ])('under %j of an agent who calls themselves “%s”: %s', (given, own, name) => {
    expect(agentIn(parsePolicy(given).policy, own)).toBe(name);
  });

  it('cannot be fixed without one, which is reported', () => {
    const contradiction = [{ entry: 'agentNameFixed', code: 'contradictory' }];
    expect(parsePolicy({ agentNameFixed: true })).toEqual({ policy: {}, problems: contradiction });
    expect(rules({ agentName: 'Desk 7', agentNameFixed: true }).agentFixed).toBe(true);
  });
});

describe('packs', () => {
  it.each([
    [[key], 'signed'],
    [[], 'none'],
    // A mistyped key must not let everything in.
    [[`${key}x`], 'none'],
    [[key, 7], 'signed'],
    ['not a list', 'any'],
  ])('with the keys %j: %s', (packKeys, packs) => {
    expect(rules({ packKeys }).packs).toBe(packs);
  });

  it('report each key that is none', () => {
    expect(parsePolicy({ packKeys: ['x', key, null] })).toEqual({
      policy: { packKeys: [key] },
      problems: [
        { entry: 'packKeys[0]', code: 'malformed' },
        { entry: 'packKeys[2]', code: 'malformed' },
      ],
    });
  });
});

it('erasing can be forbidden', () => {
  expect(rules({ erasing: false }).erasing).toBe(false);
});
