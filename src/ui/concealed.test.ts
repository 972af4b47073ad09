import { expect, it } from 'vitest';
import type { AppState } from '../messaging/app-state';
import { emptyDraft } from '../messaging/empty-draft';
import { auditRules } from '../policy/audit-rules';
import { DEFAULT_LOCK_LIMITS, WIDEST_LOCK_BOUNDS } from '../vault/lock-limits';
import { concealed } from './concealed';

const open: AppState = {
  vault: {
    status: 'unlocked',
    recovered: false,
    restored: false,
    lockAt: 1_000,
    limits: DEFAULT_LOCK_LIMITS,
    bounds: WIDEST_LOCK_BOUNDS,
    managed: false,
    passkeys: [],
    passkeysDeclined: false,
  },
  environments: [],
  case: null,
  veiled: false,
  agent: 'Ada',
  codesGoOn: true,
  retentionDays: 180,
  caseFault: 'corrupt',
  draft: { ...emptyDraft, caller: '13800001111' },
  practice: null,
  organisation: {
    entries: ['practice'],
    problems: [],
    practice: false,
    audit: auditRules({ erasing: false }),
    unreadable: true,
  },
};

it('an open vault is shown until its deadline, then hidden', () => {
  expect(concealed(open, 999)).toBe(open);
  const hidden = concealed(open, 1_000);
  expect(hidden).toEqual({
    vault: { status: 'locked' },
    environments: [],
    case: null,
    veiled: false,
    agent: '',
    codesGoOn: false,
    retentionDays: 0,
    caseFault: null,
    draft: emptyDraft,
    practice: null,
    organisation: {
      entries: ['practice'],
      problems: [],
      practice: false,
      audit: auditRules({ erasing: false }),
      unreadable: true,
    },
  });
});

it('a vault that is not open is shown unchanged', () => {
  const locked: AppState = { ...open, vault: { status: 'locked' } };
  expect(concealed(locked, 5_000)).toBe(locked);
});
