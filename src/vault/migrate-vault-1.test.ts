import { beforeEach, describe, expect, it } from 'vitest';
import { parseVaultContent } from '../environments/vault-content';
import { deriveKey } from './key-derivation';
import stored1 from './testing/stored-vault-1.json';
import { createVaultSession, type OpenVault } from './vault-session';

function cell<T>(kept: T | null = null) {
  return {
    get: async () => kept,
    set: async (value: T) => {
      kept = value;
    },
    remove: async () => {
      kept = null;
    },
  };
}

const { passphrase } = stored1;
/** With what version 1 did not have: a history that is not encrypted yet, and new settings. */
const content = {
  ...stored1.content,
  codesGoOn: false,
  environments: stored1.content.environments.map((each) => ({ ...each, newNumber: '' })),
  history: { ...stored1.content.history, encrypted: false, erased: [] },
};
let cells = bench();
function bench() {
  return {
    stored: cell<unknown>(stored1.stored),
    copy: cell<unknown>(),
    damaged: cell<unknown>(),
    open: cell<OpenVault>(),
  };
}

const session = () =>
  createVaultSession({
    ...cells,
    deriveKey,
    parse: parseVaultContent,
    passkeysAllowed: async () => true,
    limits: async () => ({ idleMinutes: 15, absoluteHours: 12 }),
    now: () => 0,
    deadlineMoved: () => undefined,
  });

beforeEach(() => {
  cells = bench();
});

describe('a vault that version 1 wrote', () => {
  it('opens with its passphrase, whole, and is at once one of version 2 with a copy', async () => {
    await session().unlock(passphrase);
    expect(await session().content()).toEqual(content);
    const stored = await cells.stored.get();
    expect(stored).toMatchObject({ current: { version: 2, revision: 1 }, previous: null });
    expect(await cells.copy.get()).toEqual(Object(stored).current);
    await session().lock();
    await session().unlock(passphrase);
    expect(await session().content()).toEqual(content);
    expect(await cells.stored.get()).toBe(stored);
  }, 20_000);

  it('leaves nothing of itself behind', async () => {
    await session().unlock(passphrase);
    const left = JSON.stringify(await Promise.all(Object.values(cells).map((each) => each.get())));
    for (const record of [stored1.stored.current, stored1.stored.previous]) {
      expect(left).not.toContain(record.ciphertext);
      expect(left).not.toContain(record.kdf.salt);
    }
  });

  it('has no key for receipts sealed before: nothing was sealed under one', async () => {
    await session().unlock(passphrase);
    expect(await session().keys('receipts')).toHaveLength(1);
  });

  it('stays what it is at a wrong passphrase, or when the new record cannot be stored', async () => {
    await expect(session().unlock('another passphrase')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    cells.stored.set = () => Promise.reject(new Error('full'));
    await expect(session().unlock(passphrase)).rejects.toThrow('full');
    expect(await cells.stored.get()).toBe(stored1.stored);
    expect([await cells.copy.get(), await cells.damaged.get(), await cells.open.get()]).toEqual([
      null,
      null,
      null,
    ]);
  }, 20_000);

  it('is migrated from its previous record, too', async () => {
    const damaged = {
      ...stored1.stored,
      current: { ...stored1.stored.current, ciphertext: 'AAAA' },
    };
    await cells.stored.set(damaged);
    await session().unlock(passphrase);
    expect((await session().content())?.environments).toHaveLength(1);
    expect(await session().status()).toMatchObject({ recovered: true, restored: false });
    expect(await cells.damaged.get()).toBe(damaged);
    expect(await cells.stored.get()).toMatchObject({ current: { version: 2 }, previous: null });
  }, 20_000);
});
