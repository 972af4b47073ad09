import { expect, it } from 'vitest';
import { lostVault, type VaultTraces } from './lost-vault';

const none: VaultTraces = { deleted: false, used: false, case: false, receipts: null };

it.each<[string, Partial<VaultTraces>, unknown]>([
  ['nothing is there', {}, null],
  ['the agent deleted it', { deleted: true, used: true, receipts: { lastClosedAt: 7 } }, null],
  ['only the mark of a version is left', { used: true }, { since: null, kept: [] }],
  ['receipts are left', { receipts: { lastClosedAt: 7 } }, { since: 7, kept: ['receipts'] }],
  [
    'receipts are left that do not say when',
    { receipts: { lastClosedAt: null } },
    { since: null, kept: ['receipts'] },
  ],
  ['a case is left', { case: true }, { since: null, kept: ['case'] }],
  [
    'both are left',
    { case: true, receipts: { lastClosedAt: 7 } },
    { since: 7, kept: ['receipts', 'case'] },
  ],
])('a vault counts as lost or not where %s', (_, traces, expected) => {
  expect(lostVault({ ...none, ...traces })).toEqual(expected);
});
