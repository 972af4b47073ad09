import * as v from 'valibot';
import type { VaultContent } from '../environments/vault-content';
import { createWaitingReceipts } from '../history/waiting-receipts';
import type { OpenVault, VaultSession } from '../vault/vault-session';
import { rememberedItem } from './remembered-item';
import { createSealedCaseStore } from './sealed-case-store';
import { createSealedDraftStore } from './sealed-draft-store';
import type { StorageKey } from './storage-keys';
import * as storageKeys from './storage-keys';
import { storedItem } from './stored-item';
import { vaultCopyItem } from './vault-copy-item';

const openVaultSchema: v.GenericSchema<unknown, OpenVault> = v.object({
  key: v.string(),
  openedAt: v.number(),
  touchedAt: v.number(),
  idle: v.number(),
  absolute: v.number(),
  recovered: v.boolean(),
  restored: v.boolean(),
});

/** Not parsed here: the vault's own parser tells what is wrong with a record. */
const asIs = (value: unknown): unknown => value;

export const vaultCells = {
  stored: storedItem(storageKeys.vault, asIs),
  copy: vaultCopyItem,
  damaged: storedItem(storageKeys.damagedVault, asIs),
  open: rememberedItem(
    storedItem(storageKeys.vaultKey, (value) => v.parse(openVaultSchema, value)),
  ),
};

/** When the vault's owner was last proved. */
export const vaultProof = storedItem(storageKeys.vaultProof, (value) => v.parse(v.number(), value));

/** The storage keys of a world's case and related data. */
interface CaseKeys {
  readonly case: StorageKey;
  readonly damagedCases: StorageKey;
  readonly draft: StorageKey;
  readonly waitingReceipts: StorageKey;
}

export function createStores(
  keys: CaseKeys,
  vault: Pick<VaultSession<VaultContent>, 'keys' | 'content' | 'update'>,
) {
  const caseItem = storedItem<unknown>(keys.case, asIs);
  const damagedCasesItem = storedItem(keys.damagedCases, (value) =>
    v.parse(v.array(v.unknown()), value),
  );
  const cases = createSealedCaseStore(caseItem, damagedCasesItem, {
    keys: () => vault.keys('case'),
    mark: async () => (await vault.content())?.caseMark,
    setMark: (caseMark) => vault.update((content) => ({ ...content, caseMark })),
  });
  const drafts = createSealedDraftStore(storedItem<unknown>(keys.draft, asIs), () =>
    vault.keys('case'),
  );
  const waitingReceipts = createWaitingReceipts(storedItem<unknown>(keys.waitingReceipts, asIs));
  return { cases, drafts, waitingReceipts };
}
