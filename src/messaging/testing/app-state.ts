import { auditRules } from '../../policy/audit-rules';
import { defaultSafeguards } from '../../safeguards/default-safeguards';
import { DEFAULT_LOCK_LIMITS, WIDEST_LOCK_BOUNDS } from '../../vault/lock-limits';
import type { AppState, PublishedEnvironment } from '../app-state';
import { emptyDraft } from '../empty-draft';

export const anEnvironment: PublishedEnvironment = {
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
  phoneCountryCode: '+86',
  newNumber: '',
  fromOrganisation: false,
};

/** An open vault with one environment and no case. */
export const anAppState: AppState = {
  vault: {
    status: 'unlocked',
    recovered: false,
    restored: false,
    lockAt: Number.POSITIVE_INFINITY,
    limits: DEFAULT_LOCK_LIMITS,
    bounds: WIDEST_LOCK_BOUNDS,
    managed: false,
    passkeys: [],
    passkeysDeclined: false,
  },
  environments: [anEnvironment],
  case: null,
  veiled: false,
  agent: '',
  codesGoOn: false,
  retentionDays: 180,
  caseFault: null,
  draft: emptyDraft,
  practice: null,
  organisation: {
    entries: [],
    problems: [],
    practice: true,
    audit: auditRules({}),
    unreadable: false,
  },
};
