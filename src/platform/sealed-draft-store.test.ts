import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../messaging/empty-draft';
import type { PurposeKey } from '../vault/purpose-keys';
import { sealText } from '../vault/sealed-text';
import { createSealedDraftStore } from './sealed-draft-store';
import { memoryItem } from './testing/memory-item';

const key: PurposeKey = { id: 'a', bytes: new Uint8Array(32).fill(1) };

function bench() {
  const stored = memoryItem<unknown>();
  const vault: { keys: readonly PurposeKey[] | null } = { keys: [key] };
  return { stored, vault, drafts: createSealedDraftStore(stored, async () => vault.keys) };
}

describe('a draft', () => {
  it('keeps what was typed, and is only ciphertext where it is kept', async () => {
    const { stored, drafts } = bench();
    await Promise.all([drafts.merge({ caller: '13912345678' }), drafts.merge({ note: 'Called' })]);
    expect(await drafts.load()).toEqual({ ...emptyDraft, caller: '13912345678', note: 'Called' });
    expect(JSON.stringify(stored.value)).not.toMatch(/13912345678|Called/);
  });

  it('is empty while the vault is locked, takes nothing, and comes back', async () => {
    const { vault, drafts } = bench();
    await drafts.merge({ caller: '13912345678' });
    vault.keys = null;
    expect(await drafts.load()).toEqual(emptyDraft);
    await drafts.merge({ clue: 'alice@example.com' });
    vault.keys = [key];
    expect(await drafts.load()).toEqual({ ...emptyDraft, caller: '13912345678' });
  });

  it('of another vault is empty', async () => {
    const { vault, drafts } = bench();
    await drafts.merge({ caller: '13912345678' });
    vault.keys = [{ id: 'b', bytes: new Uint8Array(32).fill(2) }];
    expect(await drafts.load()).toEqual(emptyDraft);
  });

  it('that another version wrote and cannot be read is empty, and takes what is typed', async () => {
    const { stored, drafts } = bench();
    stored.value = await sealText(key, JSON.stringify({ route: 'carrier pigeon' }), 'draft 2');
    expect(await drafts.load()).toEqual(emptyDraft);
    await drafts.merge({ note: 'Called' });
    expect(await drafts.load()).toEqual({ ...emptyDraft, note: 'Called' });
  });

  it('is cleared', async () => {
    const { stored, drafts } = bench();
    await drafts.merge({ caller: '13912345678' });
    await drafts.clear();
    expect(stored.value).toBeNull();
    expect(await drafts.load()).toEqual(emptyDraft);
  });
});
