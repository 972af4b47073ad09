import { createDesk } from '../../src/case/desk';
import { createPerform } from '../../src/case/perform';
import { parseVaultContent } from '../../src/environments/vault-content';
import { genauthClients } from '../../src/platform/genauth-clients';
import { hostPermitted, keepHosts } from '../../src/platform/host-permission';
import { setLockAlarm } from '../../src/platform/lifecycle';
import { readPolicy } from '../../src/platform/managed-policy';
import { publishState } from '../../src/platform/published-state';
import { receiptStore } from '../../src/platform/receipt-database';
import { refusedMessages } from '../../src/platform/refused-messages';
import { caseStore, draftStore, secretStore, vaultCells } from '../../src/platform/stores';
import { lockBounds as boundsOf } from '../../src/policy/policy';
import { type LockBounds, withinBounds } from '../../src/vault/lock-limits';
import { createVaultSession } from '../../src/vault/vault-session';
import { createPublisher } from './publisher';

/** The background's parts, wired to this browser. A worker makes them anew each time it wakes; nothing is read yet. */
const now = () => Date.now();
const newId = () => crypto.randomUUID();

const lockBounds = async (): Promise<LockBounds> => boundsOf((await readPolicy()).policy);

const vault = createVaultSession({
  ...vaultCells,
  parse: parseVaultContent,
  limits: async ({ locks }) => withinBounds(locks, await lockBounds()),
  now,
  deadlineMoved: setLockAlarm,
});

const publisher = createPublisher({
  vault,
  lockBounds,
  drafts: draftStore,
  hostPermitted,
  publishState,
});

const desk = createDesk({
  cases: caseStore,
  secrets: secretStore,
  receipts: receiptStore,
  perform: createPerform(genauthClients(() => vault.content())),
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
