import { createDesk } from '../../src/case/desk';
import { createPerform } from '../../src/case/perform';
import type { Environment } from '../../src/environments/environment';
import { parseVaultContent } from '../../src/environments/vault-content';
import type { ServicePhone } from '../../src/genauth/client';
import { createKeeper } from '../../src/history/keeper';
import { phoneCorrelation } from '../../src/history/phone-correlation';
import { forgetManagementTokens, workplaces } from '../../src/platform/genauth-clients';
import { hostPermitted, keepHosts } from '../../src/platform/host-permission';
import { setLockAlarm } from '../../src/platform/lifecycle';
import { readPolicy } from '../../src/platform/managed-policy';
import { publishState } from '../../src/platform/published-state';
import { receiptStore } from '../../src/platform/receipt-store';
import { refusedMessages } from '../../src/platform/refused-messages';
import { caseStore, draftStore, secretStore, vaultCells } from '../../src/platform/stores';
import { lockBounds as boundsOf, effectiveSafeguards } from '../../src/policy/policy';
import { type LockBounds, withinBounds } from '../../src/vault/lock-limits';
import { secureRandomBytes } from '../../src/vault/random-bytes';
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

const keeper = createKeeper({
  store: receiptStore,
  state: async () => (await vault.content())?.history ?? null,
  update: (change) => vault.update((content) => ({ ...content, history: change(content.history) })),
  randomBytes: secureRandomBytes,
  now,
});

/** A number is of no use without the vault, and the same number always looks the same. */
async function correlate(phone: ServicePhone): Promise<string | null> {
  const keys = await keeper.keys().catch(() => null);
  return keys === null ? null : phoneCorrelation(keys.correlationKey, phone);
}

const desk = createDesk({
  cases: caseStore,
  secrets: secretStore,
  receipts: keeper,
  perform: createPerform(workplaces({ content: () => vault.content(), safeguardsOf, correlate })),
  safeguard: createSafeguard({
    content: () => vault.content(),
    safeguardsOf,
    unboundSince: receiptStore.unboundSince,
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
  keeper,
  receipts: receiptStore,
  refusedMessages,
  lockBounds,
  keepHosts,
  now,
  newId,
};
export type Services = typeof services;
