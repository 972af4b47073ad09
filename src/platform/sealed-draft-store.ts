import * as v from 'valibot';
import { type Draft, type DraftFields, draftSchema } from '../messaging/draft';
import { emptyDraft } from '../messaging/empty-draft';
import { createSerial } from '../primitives/serial';
import type { PurposeKey } from '../vault/purpose-keys';
import { openText, SealedTextSchema, sealText } from '../vault/sealed-text';
import type { StoredItem } from './stored-item';

const context = 'draft 2';

/** Unsent text, sealed: it may be about a caller. While the vault is locked it is empty, and takes nothing. */
export function createSealedDraftStore(
  stored: StoredItem<unknown>,
  keysOfVault: () => Promise<readonly PurposeKey[] | null>,
) {
  const oneAtATime = createSerial();

  async function opened(keys: readonly PurposeKey[]): Promise<Draft> {
    const sealed = v.safeParse(SealedTextSchema, await stored.get());
    const text = sealed.success ? await openText(keys, sealed.output, context) : null;
    const draft = text === null ? null : v.safeParse(draftSchema, JSON.parse(text));
    // An earlier version's draft may be odd after an update. The next text begins a new one.
    return draft?.success ? draft.output : emptyDraft;
  }

  return {
    async load(): Promise<Draft> {
      const keys = await keysOfVault();
      return keys === null ? emptyDraft : opened(keys);
    },
    clear: (): Promise<void> => oneAtATime(stored.remove),
    /** Changes some fields. Calls run in order, so fast typing cannot mix them up. */
    merge: (fields: DraftFields): Promise<void> =>
      oneAtATime(async () => {
        const keys = await keysOfVault();
        const newest = keys?.[0];
        if (keys === null || newest === undefined) return;
        const draft = v.parse(draftSchema, { ...(await opened(keys)), ...fields });
        await stored.set(await sealText(newest, JSON.stringify(draft), context));
      }),
  };
}
