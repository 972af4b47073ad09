import { describe, expect, it } from 'vitest';
import { openCase } from '../case/case';
import type { AppState } from '../messaging/app-state';
import { emptyDraft } from '../messaging/empty-draft';
import { defaultSafeguards } from '../safeguards/safeguards';
import { DEFAULT_LOCK_LIMITS, WIDEST_LOCK_BOUNDS } from '../vault/lock-limits';
import { currentScreen } from './current-screen';
import { newEnvironment } from './screens/environment-draft';

const environment = {
  id: 'e1',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  appId: 'app',
  authMethod: 'none',
  managementHost: '',
  userPoolId: '',
  accessKeyId: '',
  hasAppSecret: false,
  hasAccessKeySecret: false,
  permitted: true,
  managementPermitted: true,
  safeguards: defaultSafeguards,
  holding: defaultSafeguards,
  phoneCountryCode: '+86',
  managed: [],
  fromOrganisation: false,
} as const;

const state: AppState = {
  vault: {
    status: 'unlocked',
    recovered: false,
    lockAt: Number.POSITIVE_INFINITY,
    limits: DEFAULT_LOCK_LIMITS,
    bounds: WIDEST_LOCK_BOUNDS,
    managed: false,
  },
  environments: [environment],
  case: null,
  veiled: false,
  agent: '',
  retentionDays: 180,
  caseFault: null,
  draft: emptyDraft,
  practice: null,
  organisation: { entries: [], problems: [], practice: true },
};
const opened = openCase({ id: 'c1', now: 1, environment, agent: '', way: 'sms' });
const editing = { ...emptyDraft, environment: newEnvironment };

describe('the screen of the popup', () => {
  it.each(['absent', 'locked'] as const)('is about the vault while it is %s', (status) => {
    expect(currentScreen({ ...state, vault: { status } })).toBe('vault');
  });

  it('is about the vault when it is broken, even with a case in hand', () => {
    const vault = { status: 'broken', fault: 'corrupt' } as const;
    expect(currentScreen({ ...state, vault, case: opened })).toBe('vault');
  });

  it('asks for an environment while there is none', () => {
    expect(currentScreen({ ...state, environments: [] })).toBe('environment');
  });

  it('is the form that was left open, also when a case is still identifying', () => {
    expect(currentScreen({ ...state, draft: editing })).toBe('environment');
    expect(currentScreen({ ...state, draft: editing, case: opened })).toBe('environment');
  });

  it('is the case once its account is known, whatever form is open elsewhere', () => {
    const known = { ...opened, step: 'card' } as const;
    expect(currentScreen({ ...state, draft: editing, case: known })).toBe('case');
  });

  it('is identification otherwise', () => {
    expect(currentScreen(state)).toBe('identify');
  });
});
