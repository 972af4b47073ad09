import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as KdfModule from './kdf-parameters';
import { createVaultSession, idleLimit, type OpenVault } from './vault-session';

// The floor instead of the default keeps these tests quick; what they test is not the derivation.
vi.mock('./kdf-parameters', async (original) => {
  const real = await original<typeof KdfModule>();
  return { ...real, DEFAULT_KDF_PARAMETERS: real.KDF_FLOOR };
});

const passphrase = 'correct horse battery';
type Content = { readonly environments: readonly string[] };

function cell<T>() {
  let kept: T | null = null;
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

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && 'environments' in value;
}

function parse(value: unknown): Content {
  if (!isContent(value)) throw new Error('not a content');
  return value;
}

let now = 0;
let deadlines: number[] = [];
let cells = { stored: cell<unknown>(), damaged: cell<unknown>(), open: cell<OpenVault>() };
/** As after the death of a worker: the parts are new, what was stored is not. */
const session = () =>
  createVaultSession<Content>({
    ...cells,
    parse,
    now: () => now,
    deadlineMoved: (deadline) => deadlines.push(deadline),
  });

beforeEach(() => {
  now = 1_000_000;
  deadlines = [];
  cells = { stored: cell(), damaged: cell(), open: cell() };
});

describe('a vault session', () => {
  it('goes from absent to unlocked to locked and back', async () => {
    const vault = session();
    expect(await vault.status()).toEqual({ status: 'absent' });
    await vault.create(passphrase, { environments: [] });
    expect(await vault.status()).toEqual({ status: 'unlocked', recovered: false });
    await vault.lock();
    expect(await vault.status()).toEqual({ status: 'locked' });
    expect(await vault.content()).toBeNull();
    await vault.unlock(passphrase);
    expect(await vault.content()).toEqual({ environments: [] });
  });

  it('outlives a worker, unlocked', async () => {
    await session().create(passphrase, { environments: ['one'] });
    expect(await session().content()).toEqual({ environments: ['one'] });
  });

  it('never makes a second vault over the first', async () => {
    await session().create(passphrase, { environments: ['one'] });
    const stored = await cells.stored.get();
    expect(await session().create('another passphrase', { environments: [] })).toBe(false);
    expect(await cells.stored.get()).toBe(stored);
  });

  it('stays locked at a wrong passphrase', async () => {
    await session().create(passphrase, { environments: [] });
    const vault = session();
    await vault.lock();
    await expect(vault.unlock('wrong passphrase')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(await vault.status()).toEqual({ status: 'locked' });
  });

  it('locks at its deadline even if nothing wakes it then', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    now += idleLimit - 1;
    expect((await vault.status()).status).toBe('unlocked');
    now += 1;
    expect((await vault.status()).status).toBe('locked');
    expect(await cells.open.get()).toBeNull();
  });

  it('moves the deadline with the agent, and says when it is', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    now += idleLimit - 1;
    await vault.touch();
    now += idleLimit - 1;
    expect((await vault.status()).status).toBe('unlocked');
    expect(deadlines).toEqual([1_000_000 + idleLimit, 1_000_000 + 2 * idleLimit - 1]);
  });

  it('makes changes one after the other, and none while locked', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    const add = (name: string) =>
      vault.update(({ environments }) => ({ environments: [...environments, name] }));
    await Promise.all([add('one'), add('two'), add('three')]);
    expect(await vault.content()).toEqual({ environments: ['one', 'two', 'three'] });
    await vault.lock();
    expect(await add('four')).toBe(false);
  });

  it('puts a damaged record aside, and goes on with the one before it', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: ['one'] });
    await vault.update(() => ({ environments: ['one', 'two'] }));
    const stored = await cells.stored.get();
    if (typeof stored !== 'object' || stored === null) throw new Error('nothing stored');
    const damaged = { ...stored, current: { torn: true } };
    await cells.stored.set(damaged);
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.status()).toEqual({ status: 'unlocked', recovered: true });
    expect(await vault.content()).toEqual({ environments: ['one'] });
    expect(await cells.damaged.get()).toEqual(damaged);
  });
});
