import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../history/limits';
import type { Organisation } from '../policy/organisation';
import type { AppState } from './app-state';
import { emptyDraft } from './empty-draft';

const noOrganisation: Organisation = {
  entries: [],
  problems: [],
  practice: true,
  audit: {
    retention: { min: RETENTION_DAYS_MIN, max: RETENTION_DAYS_MAX },
    erasing: true,
    agentFixed: false,
    packs: 'any',
  },
  unreadable: false,
};

/** The rest of the state while the vault is not open: nothing. */
export const hiddenState: Omit<AppState, 'vault'> = {
  environments: [],
  case: null,
  veiled: false,
  agent: '',
  codesGoOn: false,
  retentionDays: 0,
  caseFault: null,
  draft: emptyDraft,
  practice: null,
  organisation: noOrganisation,
};
