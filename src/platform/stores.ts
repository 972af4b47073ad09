import * as v from 'valibot';
import { type CaseRecord, decodeCase, encodeCase } from '../case/case-record';
import type { CaseStore, SecretStore, Secrets } from '../case/ports';
import { noSecrets } from '../case/ports';
import { createWaitingReceipts } from '../history/waiting-receipts';
import { type Draft, type DraftFields, draftSchema } from '../messaging/draft';
import { emptyDraft } from '../messaging/empty-draft';
import { createSerial } from '../primitives/serial';
import type { OpenVault } from '../vault/vault-session';
import { rememberedItem } from './remembered-item';
import type { StorageKey } from './storage-keys';
import * as storageKeys from './storage-keys';
import { storedItem } from './stored-item';
import { vaultCopyItem } from './vault-copy-item';

const phoneNumber = v.string();
const phoneSchema = v.nullable(
  v.union([v.object({ phoneNumber, phoneCountryCode: v.string() }), v.object({ phoneNumber })]),
);

const secretsSchema: v.GenericSchema<unknown, Secrets> = v.object({
  accessToken: v.nullable(v.string()),
  phone: phoneSchema,
  query: v.optional(v.nullable(v.object({ text: v.string(), phone: phoneSchema })), null),
});

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
  readonly secrets: StorageKey;
  readonly draft: StorageKey;
  readonly waitingReceipts: StorageKey;
}

export function createStores(keys: CaseKeys) {
  const caseItem = storedItem<unknown>(keys.case, asIs);
  const damagedCasesItem = storedItem(keys.damagedCases, (value) =>
    v.parse(v.array(v.unknown()), value),
  );
  const secretsItem = storedItem(keys.secrets, (value) => v.parse(secretsSchema, value));
  const draftItem = storedItem(keys.draft, (value) => v.parse(draftSchema, value));
  const oneDraftAtATime = createSerial();
  const loadDraft = async (): Promise<Draft> => (await draftItem.get()) ?? emptyDraft;

  const cases: CaseStore & { setAside(): Promise<void> } = {
    async load() {
      const stored = await caseItem.get();
      return stored === null ? null : decodeCase(stored);
    },
    async save(current) {
      const record: CaseRecord = await encodeCase(current);
      await caseItem.set(record);
    },
    clear: caseItem.remove,
    /** Moves the stored record elsewhere, unchanged, to make room for a new case. */
    async setAside() {
      const stored = await caseItem.get();
      if (stored === null) return;
      await damagedCasesItem.set([...((await damagedCasesItem.get()) ?? []), stored]);
      await caseItem.remove();
    },
  };
  const secrets: SecretStore = {
    load: async () => (await secretsItem.get()) ?? noSecrets,
    save: secretsItem.set,
  };
  const drafts = {
    load: loadDraft,
    clear: (): Promise<void> => oneDraftAtATime(draftItem.remove),
    /** Changes some fields. Calls run in order, so fast typing cannot mix them up. */
    merge: (fields: DraftFields): Promise<void> =>
      oneDraftAtATime(async () =>
        draftItem.set(v.parse(draftSchema, { ...(await loadDraft()), ...fields })),
      ),
  };
  const waitingReceipts = createWaitingReceipts(storedItem<unknown>(keys.waitingReceipts, asIs));
  return { cases, secrets, drafts, waitingReceipts };
}
