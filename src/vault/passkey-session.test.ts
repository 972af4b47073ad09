import { beforeEach, describe, expect, it } from 'vitest';
import { encodeBase64 } from '../primitives/base64';
import type { NewPasskey } from './passkey';
import { PASSKEYS_MAX, PRF_BYTES } from './passkey';
import { secureRandomBytes } from './random-bytes';
import { memoryCell } from './testing/memory-cell';
import { createVaultSession, type OpenVault } from './vault-session';

const passphrase = 'correct horse battery';
const next = 'correct horse battery staple';
const random = (length: number) => encodeBase64(secureRandomBytes(length));
const aPasskey = (name: string): NewPasskey => ({
  id: random(16),
  salt: random(PRF_BYTES),
  transports: ['internal'],
  prf: random(PRF_BYTES),
  name,
});
const laptop = aPasskey('Laptop');
const key = aPasskey('Blue key');
const proofOf = ({ id, prf }: NewPasskey) => ({ id, prf });
const handleOf = ({ id, salt, transports }: NewPasskey) => ({ id, salt, transports });

/** What derives keys is tested elsewhere. */
async function deriveKey(typed: string, salt: Uint8Array) {
  const bytes = new TextEncoder().encode(`${typed}${encodeBase64(salt)}`);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

let allowed = true;
const empty = () => ({
  stored: memoryCell<unknown>(),
  copy: memoryCell<unknown>(),
  damaged: memoryCell<unknown>(),
  open: memoryCell<OpenVault>(),
});
let cells = empty();
const session = () =>
  createVaultSession<unknown>({
    deriveKey,
    ...cells,
    parse: (value) => value,
    passkeysAllowed: async () => allowed,
    limits: async () => ({ idleMinutes: 15, absoluteHours: 12 }),
    now: () => 7,
    deadlineMoved: () => undefined,
  });

beforeEach(() => {
  allowed = true;
  cells = empty();
});

async function withLaptop() {
  const vault = session();
  await vault.create(passphrase, 'content');
  expect(await vault.addPasskey(passphrase, laptop)).toBe(true);
  return vault;
}

/** The JSON of everything on disk. */
const onDisk = async () =>
  JSON.stringify([await cells.stored.get(), await cells.copy.get(), await cells.damaged.get()]);

const wrongPasskey = { code: 'wrong-passkey' };

describe('the handles of an open vault', () => {
  it('are those that the browser asks with, and none while it is locked', async () => {
    const vault = await withLaptop();
    expect(await vault.passkeyHandles()).toEqual([handleOf(laptop)]);
    await vault.lock();
    expect(await vault.passkeyHandles()).toEqual([]);
  });

  it('show the owner of a vault that stays open, whatever is answered', async () => {
    const vault = await withLaptop();
    await vault.unlockByPasskey(proofOf(laptop));
    expect(await vault.content()).toBe('content');
    const wrong = vault.unlockByPasskey({ id: laptop.id, prf: random(PRF_BYTES) });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-passkey' });
    expect(await vault.content()).toBe('content');
  });
});

describe('a passkey', () => {
  it('unlocks the vault, as the passphrase still does', async () => {
    const vault = await withLaptop();
    await vault.lock();
    expect(await vault.status()).toEqual({ status: 'locked', passkeys: [handleOf(laptop)] });
    await vault.unlockByPasskey(proofOf(laptop));
    expect(await vault.content()).toBe('content');
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.content()).toBe('content');
  });

  it('is known by its name and day while the vault is open, and by nothing of that on disk', async () => {
    const vault = await withLaptop();
    expect(await vault.passkeys()).toEqual([{ id: laptop.id, name: 'Laptop', addedAt: 7 }]);
    expect(await onDisk()).not.toContain('Laptop');
    expect(await onDisk()).not.toContain(laptop.prf);
    await vault.lock();
    expect(await vault.passkeys()).toBeNull();
  });

  it('that is wrong or unknown does not unlock the vault, and nothing is lost', async () => {
    const vault = await withLaptop();
    await vault.lock();
    const before = await onDisk();
    const other = { ...proofOf(laptop), prf: key.prf };
    await expect(vault.unlockByPasskey(other)).rejects.toMatchObject(wrongPasskey);
    await expect(vault.unlockByPasskey(proofOf(key))).rejects.toMatchObject(wrongPasskey);
    expect((await vault.status()).status).toBe('locked');
    expect(await onDisk()).toBe(before);
  });

  it('is one of several', async () => {
    const vault = await withLaptop();
    await vault.addPasskey(passphrase, key);
    for (const each of [laptop, key]) {
      await vault.lock();
      await vault.unlockByPasskey(proofOf(each));
      expect(await vault.content()).toBe('content');
    }
    expect((await vault.passkeys())?.map(({ name }) => name)).toEqual(['Laptop', 'Blue key']);
  });

  it('unlocks what is written later', async () => {
    const vault = await withLaptop();
    await vault.update(() => 'later');
    await vault.lock();
    await vault.unlockByPasskey(proofOf(laptop));
    expect(await vault.content()).toBe('later');
    expect(await vault.passkeys()).toHaveLength(1);
  });

  it('unlocks the copy of a vault that is gone', async () => {
    const vault = await withLaptop();
    await vault.lock();
    await cells.stored.remove();
    expect(await vault.status()).toMatchObject({ passkeys: [handleOf(laptop)] });
    await vault.unlockByPasskey(proofOf(laptop));
    expect(await vault.status()).toMatchObject({ status: 'unlocked', restored: true });
  });

  it('opens nothing after the vault was deleted and made again', async () => {
    const vault = await withLaptop();
    await vault.reset();
    expect(await vault.status()).toEqual({ status: 'absent' });
    await vault.create(passphrase, 'anew');
    await vault.lock();
    expect(await vault.status()).toEqual({ status: 'locked' });
    await expect(vault.unlockByPasskey(proofOf(laptop))).rejects.toMatchObject(wrongPasskey);
  });
});

describe('adding a passkey', () => {
  it('takes the passphrase, and changes nothing without it', async () => {
    const vault = session();
    await vault.create(passphrase, 'content');
    const before = await onDisk();
    await expect(vault.addPasskey('wrong', laptop)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(await onDisk()).toBe(before);
  });

  it('changes nothing while the vault is locked', async () => {
    const vault = session();
    await vault.create(passphrase, 'content');
    await vault.lock();
    expect(await vault.addPasskey(passphrase, laptop)).toBe(false);
    expect(await vault.removePasskey(laptop.id)).toBe(false);
  });

  it('ends where the record is full', async () => {
    const vault = session();
    await vault.create(passphrase, 'content');
    for (let count = 0; count < PASSKEYS_MAX; count += 1) {
      await vault.addPasskey(passphrase, aPasskey(`${count}`));
    }
    await expect(vault.addPasskey(passphrase, laptop)).rejects.toMatchObject({
      code: 'too-many-passkeys',
    });
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.passkeys()).toHaveLength(PASSKEYS_MAX);
  });
});

describe('a new passphrase', () => {
  it('keeps the passkeys, which are not asked', async () => {
    const vault = await withLaptop();
    await vault.addPasskey(passphrase, key);
    await vault.changePassphrase(passphrase, next);
    expect((await vault.passkeys())?.map(({ name }) => name)).toEqual(['Laptop', 'Blue key']);
    for (const each of [laptop, key]) {
      await vault.lock();
      await vault.unlockByPasskey(proofOf(each));
      expect(await vault.content()).toBe('content');
    }
  });

  it('makes a data key that the one before it does not lead to', async () => {
    const vault = await withLaptop();
    const before = await cells.open.get();
    await vault.changePassphrase(passphrase, next);
    const after = await cells.open.get();
    expect(after?.key).not.toBe(before?.key);
    await cells.open.set({
      openedAt: 7,
      touchedAt: 7,
      idle: 1e6,
      absolute: 1e6,
      recovered: false,
      restored: false,
      key: before?.key ?? '',
    });
    await expect(session().content()).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });
});

describe('a removed passkey', () => {
  it('opens nothing that is stored here, the copy and a damaged record included', async () => {
    const vault = await withLaptop();
    await vault.addPasskey(passphrase, key);
    await cells.damaged.set(await cells.stored.get());
    expect(await vault.removePasskey(laptop.id)).toBe(true);
    expect((await vault.passkeys())?.map(({ name }) => name)).toEqual(['Blue key']);
    expect(await onDisk()).not.toContain(laptop.id);
    await vault.lock();
    await expect(vault.unlockByPasskey(proofOf(laptop))).rejects.toMatchObject(wrongPasskey);
    await vault.unlockByPasskey(proofOf(key));
    expect(await vault.content()).toBe('content');
  });

  it('does not come back with an older record: the newer one counts', async () => {
    const vault = await withLaptop();
    const older = await cells.stored.get();
    await vault.removePasskey(laptop.id);
    await vault.lock();
    await cells.stored.set(older);
    await expect(vault.unlockByPasskey(proofOf(laptop))).rejects.toMatchObject(wrongPasskey);
  });
});

describe('an organization that forbids passkeys', () => {
  it('keeps them from unlocking, and nothing of the vault is open meanwhile', async () => {
    const vault = await withLaptop();
    await vault.lock();
    allowed = false;
    await expect(vault.unlockByPasskey(proofOf(laptop))).rejects.toMatchObject({
      code: 'passkeys-forbidden',
    });
    expect(await cells.open.get()).toBeNull();
  });

  it('has them removed at the next unlock by passphrase, for good', async () => {
    const vault = await withLaptop();
    await cells.damaged.set(await cells.stored.get());
    await vault.lock();
    allowed = false;
    await vault.unlock(passphrase);
    expect(await vault.content()).toBe('content');
    expect(await vault.passkeys()).toEqual([]);
    expect(await onDisk()).not.toContain(laptop.id);
    await vault.lock();
    allowed = true;
    expect(await vault.status()).toEqual({ status: 'locked' });
    await expect(vault.unlockByPasskey(proofOf(laptop))).rejects.toMatchObject(wrongPasskey);
    await vault.unlock(passphrase);
  });

  it('has them removed although what an earlier record left cannot be', async () => {
    const vault = await withLaptop();
    await vault.lock();
    allowed = false;
    const stuck = () => Promise.reject(new Error('busy'));
    cells.damaged.remove = stuck;
    await session().unlock(passphrase);
    expect(await session().content()).toBe('content');
    expect(await session().passkeys()).toEqual([]);
  });

  it('does not keep a vault closed that cannot be written to', async () => {
    const vault = await withLaptop();
    await vault.lock();
    allowed = false;
    const { set } = cells.stored;
    cells.stored.set = () => Promise.reject(new Error('full'));
    await session().unlock(passphrase);
    expect(await session().content()).toBe('content');
    cells.stored.set = set;
  });
});
