import { parseVaultContent } from '../../src/environments/vault-content';
import { network } from '../../src/platform/genauth-clients';
import { keepHosts } from '../../src/platform/host-permission';
import { setLockAlarm } from '../../src/platform/lifecycle';
import { newestVersion } from '../../src/platform/newest-version';
import { publishState } from '../../src/platform/publish-state';
import { receiptDatabase } from '../../src/platform/receipt-database';
import { createReceiptStore } from '../../src/platform/receipt-store';
import * as storageKeys from '../../src/platform/storage-keys';
import { createStores, vaultCells } from '../../src/platform/stores';
import { managedVault } from '../../src/policy/managed-vault';
import { lockBounds } from '../../src/policy/policy';
import { heldBack } from '../../src/vault/held-back';
import { withinBounds } from '../../src/vault/lock-limits';
import { createVaultSession } from '../../src/vault/vault-session';
import { offscreen } from '../offscreen/offscreen';
import { createServices, now, policyShown } from './services';
import { drawToolbar } from './toolbar-drawer';

/** What is real: the vault on disk, the service in the network. It is not shown while practice goes on. */
export function createRealWorld(isShown: () => Promise<boolean>) {
  return createServices({
    vault: managedVault(
      heldBack(
        createVaultSession({
          ...vaultCells,
          parse: parseVaultContent,
          deriveKey: (...told) => offscreen.once('deriveKey', ...told),
          limits: async ({ locks }) => withinBounds(locks, lockBounds(await policyShown())),
          now,
          deadlineMoved: setLockAlarm,
        }),
        newestVersion,
      ),
      async () => (await policyShown()).environments ?? [],
    ),
    ...createStores({
      case: storageKeys.currentCase,
      damagedCases: storageKeys.damagedCases,
      secrets: storageKeys.secrets,
      draft: storageKeys.draft,
      waitingReceipts: storageKeys.waitingReceipts,
    }),
    receipts: createReceiptStore(receiptDatabase('receipts')),
    wire: network,
    check: (...told) => offscreen.once('checkEnvironment', ...told),
    keepHosts,
    practice: async () => null,
    publishState: async (state) => {
      if (!(await isShown())) return;
      await publishState(state);
      drawToolbar(state);
    },
  });
}
