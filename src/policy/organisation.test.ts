import { describe, expect, it } from 'vitest';
import { auditRules } from './audit-rules';
import { organisationOf, practiceOffered } from './organisation';
import { parsePolicy } from './policy';
import type { HeldPolicy } from './policy-source';

const held = (status: HeldPolicy['status'], given: unknown): HeldPolicy => ({
  status,
  given,
  ...parsePolicy(given ?? {}),
});

describe('practice is offered', () => {
  it.each<[boolean, HeldPolicy['status'], unknown, 'absent' | 'locked' | 'unlocked' | null]>([
    [false, 'unknown', null, 'absent'],
    [true, 'known', {}, 'locked'],
    [false, 'known', { practice: false }, 'absent'],
    [false, 'remembered', { practice: false }, 'unlocked'],
    [true, 'unreadable', null, 'absent'],
    [true, 'unreadable', null, 'unlocked'],
    // The remembered policy in the vault may switch it off.
    [false, 'unreadable', null, 'locked'],
    [false, 'unreadable', null, null],
    [false, 'unreadable', { practice: false }, 'locked'],
    [true, 'unreadable', {}, 'locked'],
  ])('%s: %s policy %j, vault %s', (offered, status, given, vault) => {
    expect(practiceOffered(held(status, given), vault)).toBe(offered);
  });
});

it('agents see which entries hold, which do not, and whether the policy was readable', () => {
  const given = { lockIdleMinutesMax: 5, safeguards: { ticket: 'always' }, odd: 1 };
  expect(organisationOf(held('unreadable', given), 'unlocked')).toEqual({
    entries: ['lockIdleMinutesMax', 'safeguards.ticket'],
    problems: [{ entry: 'odd', code: 'unknown' }],
    practice: true,
    audit: auditRules({}),
    unreadable: true,
  });
  expect(organisationOf(held('known', given), 'unlocked').unreadable).toBe(false);
});
