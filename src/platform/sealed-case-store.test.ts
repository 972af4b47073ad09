import { describe, expect, it, vi } from 'vitest';
import type { CaseMark } from '../case/case-mark';
import { noSecrets } from '../case/ports';
import storedCase1 from '../case/testing/stored-case-1.json';
import { following, ok, opened, readBack, toCard, unbinding } from '../case/testing/story';
import type { PurposeKey } from '../vault/purpose-keys';
import { createSealedCaseStore } from './sealed-case-store';
import { memoryItem } from './testing/memory-item';

const key = (id: string): PurposeKey => ({ id, bytes: new Uint8Array(32).fill(id.length) });

function bench(mark: CaseMark | null = null) {
  const stored = memoryItem<unknown>();
  const damaged = memoryItem<unknown[]>();
  const vault: { mark: CaseMark | null | undefined; keys: readonly PurposeKey[] | null } = {
    mark,
    keys: [key('a')],
  };
  const newStore = () =>
    createSealedCaseStore(stored, damaged, {
      keys: async () => vault.keys,
      mark: async () => vault.mark,
      setMark: async (next) => {
        if (vault.keys === null) return false;
        vault.mark = next;
        return true;
      },
    });
  return { stored, damaged, vault, newStore };
}

const secrets = {
  accessToken: 'canary-token',
  phone: { phoneNumber: '13912345678' },
  query: null,
};

describe('a case on disk', () => {
  it('comes back with its secrets, and is nothing but ciphertext there', async () => {
    const { stored, newStore } = bench();
    await newStore().save({ current: toCard, secrets });
    const written = JSON.stringify(stored.value);
    for (const word of ['Alice', 'canary-token', '13912345678', toCard.id, 'card']) {
      expect(written).not.toContain(word);
    }
    expect(await newStore().load()).toEqual({ current: toCard, secrets });
  });

  it('is not told of while the vault is locked', async () => {
    const { vault, newStore } = bench();
    await newStore().save({ current: toCard, secrets });
    vault.keys = null;
    expect(await newStore().load()).toBe('locked');
  });

  it('can be written after a lock by the worker that had the key, and by no other', async () => {
    const { vault, newStore } = bench();
    const store = newStore();
    await store.save({ current: toCard, secrets });
    vault.keys = null;
    const later = { ...toCard, revision: toCard.revision + 1 };
    await store.save({ current: later, secrets });
    await expect(newStore().save({ current: later, secrets })).rejects.toThrow();
    store.forgetKey();
    await expect(store.save({ current: later, secrets })).rejects.toThrow();
    vault.keys = [key('a')];
    expect(await newStore().load()).toMatchObject({ current: { revision: later.revision } });
  });

  it('opens under the key before, and is sealed under the newest', async () => {
    const { stored, vault, newStore } = bench();
    await newStore().save({ current: toCard, secrets });
    vault.keys = [key('bb'), key('a')];
    const store = newStore();
    expect(await store.load()).toMatchObject({ current: { id: toCard.id } });
    await store.save({ current: toCard, secrets });
    expect(stored.value).toMatchObject({ keyId: 'bb' });
  });
});

describe('what somebody did to it', () => {
  it('is seen whichever part of the record was changed', async () => {
    const { stored, newStore } = bench();
    await newStore().save({ current: toCard, secrets });
    const record = Object(stored.value);
    for (const [name, other] of [
      ['keyId', 'z'],
      ['iv', 'AAAAAAAAAAAAAAAA'],
      ['ciphertext', record.ciphertext.replace(/^.{4}/, 'AAAA')],
    ] as const) {
      stored.value = { ...record, [name]: other };
      await expect(newStore().load()).rejects.toMatchObject({ code: 'corrupt' });
    }
    stored.value = { ...record, version: 3 };
    await expect(newStore().load()).rejects.toMatchObject({ code: 'unknown-version' });
    stored.value = 'case';
    await expect(newStore().load()).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is seen where an older one was put back after an act', async () => {
    const { stored, vault, newStore } = bench();
    const store = newStore();
    await store.save({ current: toCard, secrets });
    await store.save({ current: { ...toCard, revision: toCard.revision + 1 }, secrets });
    const older = stored.value;
    await store.save({ current: unbinding, secrets });
    await vi.waitFor(() => expect(vault.mark?.revision).toBe(unbinding.revision));
    stored.value = older;
    await expect(newStore().load()).rejects.toMatchObject({ code: 'rolled-back' });
  });

  it('is seen where a case was removed, or put back after its end', async () => {
    const { stored, vault, newStore } = bench();
    const store = newStore();
    const unbound = following(unbinding, ok(), readBack(false));
    await store.save({ current: toCard, secrets });
    await store.save({ current: unbound, secrets: noSecrets });
    await vi.waitFor(() => expect(vault.mark?.state).toBe('open'));
    const ended = stored.value;
    stored.value = null;
    await expect(newStore().load()).rejects.toMatchObject({ code: 'missing' });
    stored.value = ended;
    await store.clear();
    expect(vault.mark).toBeNull();
    expect(await newStore().load()).toBeNull();
    stored.value = ended;
    await expect(newStore().load()).rejects.toMatchObject({ code: 'rolled-back' });
  });

  it('is not thought of a worker that died while it opened or closed a case', async () => {
    const opening = bench({ id: opened.id, revision: 1, state: 'opening' });
    expect(await opening.newStore().load()).toBeNull();
    const closing = bench({ id: opened.id, revision: 1, state: 'closing' });
    expect(await closing.newStore().load()).toBeNull();
    expect(closing.vault.mark).toBeNull();
  });

  it('is kept elsewhere when the agent sets it aside', async () => {
    const { stored, damaged, vault, newStore } = bench();
    await newStore().save({ current: toCard, secrets });
    stored.value = 'torn';
    await newStore().setAside();
    expect([stored.value, vault.mark]).toEqual([null, null]);
    expect(damaged.value).toMatchObject([{ version: 2, keyId: 'a' }]);
    expect(JSON.stringify(damaged.value)).not.toContain('torn');
  });
});

describe('what version 1 left', () => {
  const versionOne = (mark: CaseMark | null | undefined = undefined) => {
    const built = bench();
    built.vault.mark = mark;
    built.stored.value = storedCase1;
    return built;
  };

  it('is taken over and sealed at once', async () => {
    const { stored, newStore } = versionOne();
    const held = await newStore().load();
    expect(held).toMatchObject({ current: { step: 'card', way: 'admin' }, secrets: noSecrets });
    expect(stored.value).toMatchObject({ version: 2 });
    expect(JSON.stringify(stored.value)).not.toContain('Grace');
    expect(await newStore().load()).toEqual(held);
  });

  it('is taken only from a vault that has never sealed a case', async () => {
    const { stored, vault, newStore } = versionOne(null);
    await expect(newStore().load()).rejects.toMatchObject({ code: 'rolled-back' });
    stored.value = null;
    vault.mark = undefined;
    expect(await newStore().load()).toBeNull();
    stored.value = storedCase1;
    await expect(newStore().load()).rejects.toMatchObject({ code: 'rolled-back' });
  });

  it('goes on from memory where it cannot be sealed, and is sealed at the next unlock', async () => {
    const { stored, newStore } = versionOne();
    const { set } = stored;
    stored.set = () => Promise.reject(new Error('The disk is full.'));
    expect(await newStore().load()).toMatchObject({ current: { step: 'card' } });
    expect(stored.value).toBe(storedCase1);
    stored.set = set;
    expect(await newStore().load()).toMatchObject({ current: { step: 'card' } });
    expect(stored.value).toMatchObject({ version: 2 });
  });

  it('is sealed where it was set aside, too', async () => {
    const { damaged, newStore } = versionOne();
    const sealed = { version: 2, keyId: 'z', iv: '', ciphertext: '' };
    damaged.value = [{ ...storedCase1, checksum: 'torn' }, sealed];
    await newStore().load();
    expect(damaged.value).toMatchObject([{ version: 2, keyId: 'a' }, sealed]);
    expect(JSON.stringify(damaged.value)).not.toContain('Grace');
  });
});
