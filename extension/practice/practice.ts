import * as v from 'valibot';
import type { Environment } from '../../src/environments/environment';
import { emptyVault, parseVaultContent } from '../../src/environments/vault-content';
import type { Checkable } from '../../src/genauth/connection-check';
import { message } from '../../src/platform/catalogue';
import type { Wire } from '../../src/platform/genauth-clients';
import { receiptDatabase } from '../../src/platform/receipt-database';
import { createReceiptStore } from '../../src/platform/receipt-store';
import * as storageKeys from '../../src/platform/storage-keys';
import { storedItem } from '../../src/platform/stored-item';
import { createStores } from '../../src/platform/stores';
import type { PracticeState } from '../../src/practice/callers';
import { parseRound } from '../../src/practice/stored-round';
import { everyoneOwns } from '../../src/vault/ownership';
import { offscreen } from '../offscreen/offscreen';
import { createPracticeMode } from './practice-mode';
import { createPracticeService, type PracticeService } from './practice-service';
import { createPracticeVault } from './practice-vault';

/** Practice mode: the same parts with another service. Only its masked receipts are on disk, until it ends. */
export function createPractice() {
  const mode = createPracticeMode();
  const round = storedItem(storageKeys.practiceRound, parseRound);
  const content = storedItem(storageKeys.practiceVault, parseVaultContent);
  const key = storedItem(storageKeys.practiceKey, (value) => v.parse(v.string(), value));
  const service = createPracticeService(round, () => Date.now());
  const receipts = createReceiptStore(receiptDatabase('practice-receipts'));
  const vault = createPracticeVault(content, key);
  const stores = createStores(
    {
      case: storageKeys.practiceCase,
      damagedCases: storageKeys.practiceDamagedCases,
      draft: storageKeys.practiceDraft,
      waitingReceipts: storageKeys.practiceWaitingReceipts,
    },
    vault,
  );

  async function practice(): Promise<PracticeState | null> {
    const callerId = await mode.callerId();
    if (callerId === null) return null;
    return { callerId, heard: await service.heardBy(callerId).catch(() => null) };
  }

  return {
    mode,
    /** The parts of the practice world. */
    parts: {
      vault,
      ownership: everyoneOwns,
      lost: async () => null,
      ...stores,
      receipts,
      wire: wireTo(service),
      check: (environment: Environment, checkable: Checkable) =>
        offscreen.ask('checkPractice', environment, checkable),
      judgePassphrase: (passphrase: string) => offscreen.ask('judgePassphrase', passphrase),
      keepHosts: async () => undefined,
      practice,
    },
    /** Creates whatever is missing at the start. Returns the first caller's id. */
    async begin(): Promise<string> {
      const label = message('practice', []);
      const { callerId, environment } = await offscreen.ask('practiceBeginning', label);
      const begun = (await content.get().catch(() => null)) !== null;
      if (!begun) await content.set({ ...emptyVault, environments: [environment] });
      return callerId;
    },
    hasCaller: (callerId: string): Promise<boolean> => offscreen.ask('hasCaller', callerId),
    /** Deletes everything that practice mode has stored. */
    async clear(): Promise<void> {
      // Clearing the case writes to the vault, which goes afterwards.
      await stores.cases.clear();
      await Promise.all([
        stores.drafts.clear(),
        content.remove(),
        key.remove(),
        round.remove(),
        receipts.clear(),
        stores.waitingReceipts.clear(),
      ]);
    },
    /** Lets the offscreen document with the service close. */
    leave: (): void => offscreen.leave(),
  };
}

export type Practice = ReturnType<typeof createPractice>;

function wireTo(service: PracticeService): Wire {
  return {
    permitted: async () => true,
    permittedAmong: async (hosts) => new Set(await hosts),
    prepare: async () => undefined,
    transport: () => ({
      fetch: (url, init) => service.fetch(url, init),
      online: async () => true,
      timeout: () => new AbortController().signal,
    }),
  };
}
