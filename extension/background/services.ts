import { createDesk } from '../../src/case/desk';
import { createPerform } from '../../src/case/perform';
import type { Environment } from '../../src/environments/environment';
import { parseVaultContent } from '../../src/environments/vault-content';
import { forgetManagementTokens, workplaces } from '../../src/platform/genauth-clients';
import { hostPermitted, keepHosts } from '../../src/platform/host-permission';
import { setLockAlarm } from '../../src/platform/lifecycle';
import { readPolicy } from '../../src/platform/managed-policy';
import { publishState } from '../../src/platform/published-state';
import { receiptStore } from '../../src/platform/receipt-database';
import { refusedMessages } from '../../src/platform/refused-messages';
import { caseStore, draftStore, secretStore, vaultCells } from '../../src/platform/stores';
import { lockBounds as boundsOf, effectiveSafeguards } from '../../src/policy/policy';
import { type LockBounds, withinBounds } from '../../src/vault/lock-limits';
import { createVaultSession } from '../../src/vault/vault-session';
import { createPublisher } from './publisher';
import { createSafeguard } from './safeguard';

/** The background's parts, wired to this browser. A worker makes them anew each time it wakes; nothing is read yet. */
const now = () => Date.now();
const newId = () => crypto.randomUUID();

const policy = async () => (await readPolicy()).policy;
const lockBounds = async (): Promise<LockBounds> => boundsOf(await policy());

const vault = createVaultSession({
  ...vaultCells,
  parse: parseVaultContent,
  limits: async ({ locks }) => withinBounds(locks, await lockBounds()),
  now,
  deadlineMoved: setLockAlarm,
});

const safeguardsOf = async ({ safeguards }: Environment) =>
  effectiveSafeguards(safeguards, await policy());

const publisher = createPublisher({
  vault,
  policy,
  drafts: draftStore,
  hostPermitted,
  locked: forgetManagementTokens,
  publishState,
});

const desk = createDesk({
  cases: caseStore,
  secrets: secretStore,
  receipts: receiptStore,
  perform: createPerform(
    workplaces({ content: () => vault.content(), safeguardsOf, correlate: async () => null }),
  ),
  safeguard: createSafeguard({
    content: () => vault.content(),
    safeguardsOf,
    unboundSince: async () => 0,
    now,
  }),
  changed: (current) => publisher.publish(current),
  now,
  newId,
});

export const services = {
  cases: caseStore,
  secrets: secretStore,
  vault,
  publisher,
  desk,
  drafts: draftStore,
  receipts: receiptStore,
  refusedMessages,
  lockBounds,
  keepHosts,
  now,
  newId,
};
export type Services = typeof services;
