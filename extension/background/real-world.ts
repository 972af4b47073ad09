import { parseVaultContent } from '../../src/environments/vault-content';
import { network } from '../../src/platform/genauth-clients';
import { keepHosts } from '../../src/platform/host-permission';
import { setLockAlarm } from '../../src/platform/lifecycle';
import { newestVersion } from '../../src/platform/newest-version';
import { receiptDatabase } from '../../src/platform/receipt-database';
import { createReceiptStore } from '../../src/platform/receipt-store';
import * as storageKeys from '../../src/platform/storage-keys';
import { createStores, vaultCells, vaultProof } from '../../src/platform/stores';
import { vaultTraces } from '../../src/platform/vault-traces';
import { type ManagedVault, managedVault } from '../../src/policy/managed-vault';
import { lockBounds, passkeysAllowed } from '../../src/policy/policy';
import type { PolicySource } from '../../src/policy/policy-source';
import { heldBack } from '../../src/vault/held-back';
import { withinBounds } from '../../src/vault/lock-limits';
import { lostVault } from '../../src/vault/lost-vault';
import { notingProofs, ownershipOf } from '../../src/vault/ownership';
import { createVaultSession } from '../../src/vault/vault-session';
import { offscreen } from '../offscreen/offscreen';
import type { WorldParts } from './create-world';

const now = () => Date.now();

/** The parts of the real world: the vault on disk, the service on the network. */
export function realParts(policy: PolicySource): WorldParts & { readonly vault: ManagedVault } {
  const session = createVaultSession({
    ...vaultCells,
    parse: parseVaultContent,
    deriveKey: (...given) => offscreen.once('deriveKey', ...given),
    passkeysAllowed: async ({ policy: remembered }) => {
      policy.recall(remembered);
      return passkeysAllowed(await policy.current());
    },
    limits: async ({ locks, policy: remembered }) => {
      policy.recall(remembered);
      return withinBounds(locks, lockBounds(policy.held().policy));
    },
    now,
    deadlineMoved: setLockAlarm,
  });
  const proved = notingProofs(session, vaultProof, now);
  const vault = managedVault(heldBack(proved, newestVersion), policy);
  const receipts = receiptDatabase('receipts');
  return {
    vault,
    ownership: ownershipOf(vault, vaultProof, now),
    ...createStores(
      {
        case: storageKeys.currentCase,
        damagedCases: storageKeys.damagedCases,
        draft: storageKeys.draft,
        waitingReceipts: storageKeys.waitingReceipts,
      },
      vault,
    ),
    receipts: createReceiptStore(receipts),
    lost: async () => lostVault(await vaultTraces(receipts)),
    wire: network,
    check: (...given) => offscreen.once('checkEnvironment', ...given),
    judgePassphrase: (passphrase) => offscreen.once('judgePassphrase', passphrase),
    keepHosts,
    practice: async () => null,
  };
}
