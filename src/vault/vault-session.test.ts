import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as KdfModule from './kdf-parameters';
import { deriveKey } from './key-derivation';
import { createVault, unlockVault } from './vault';
import { createVaultSession, type OpenVault } from './vault-session';

// Little more than the floor instead of the default keeps these tests quick; what they test is not the derivation.
vi.mock('./kdf-parameters', async (original) => {
  const real = await original<typeof KdfModule>();
  const DEFAULT_KDF_PARAMETERS = { ...real.KDF_FLOOR, iterations: 3 };
  return { ...real, DEFAULT_KDF_PARAMETERS };
});

const cheap = { memoryKiB: 19_456, iterations: 2, parallelism: 1 };
const minute = 60_000;
const hour = 60 * minute;

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
let limits = { idleMinutes: 15, absoluteHours: 12 };
let cells = { stored: cell<unknown>(), damaged: cell<unknown>(), open: cell<OpenVault>() };
/** As after the death of a worker: the parts are new, what was stored is not. */
const session = () =>
  createVaultSession<Content>({
    deriveKey,
    ...cells,
    parse,
    limits: async () => limits,
    now: () => now,
    deadlineMoved: (deadline) => deadlines.push(deadline),
  });

beforeEach(() => {
  now = 1_000_000;
  deadlines = [];
  limits = { idleMinutes: 15, absoluteHours: 12 };
  cells = { stored: cell(), damaged: cell(), open: cell() };
});

describe('a vault session', () => {
  it('goes from absent to unlocked to locked and back', async () => {
    const vault = session();
    expect(await vault.status()).toEqual({ status: 'absent' });
    await vault.create(passphrase, { environments: [] });
    expect(await vault.status()).toEqual({
      status: 'unlocked',
      recovered: false,
      lockAt: now + 15 * minute,
      limits,
    });
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
    expect(await vault.status()).toMatchObject({ status: 'unlocked', recovered: true });
    expect(await vault.content()).toEqual({ environments: ['one'] });
    expect(await cells.damaged.get()).toEqual(damaged);
  });
});

describe('the deadlines', () => {
  const statusAfter = async (milliseconds: number) => {
    now += milliseconds;
    return (await session().status()).status;
  };

  it('lock a vault that nobody touches, even if nothing wakes it then', async () => {
    await session().create(passphrase, { environments: [] });
    expect(await statusAfter(15 * minute - 1)).toBe('unlocked');
    expect(await statusAfter(1)).toBe('locked');
    expect(await cells.open.get()).toBeNull();
  });

  it('move with the agent, and are told', async () => {
    await session().create(passphrase, { environments: [] });
    now += 14 * minute;
    await session().touch();
    expect(await statusAfter(14 * minute)).toBe('unlocked');
    expect(deadlines).toEqual([1_000_000 + 15 * minute, 1_000_000 + 29 * minute]);
  });

  it('move once a second, however quickly keys are pressed', async () => {
    await session().create(passphrase, { environments: [] });
    for (let key = 0; key < 20; key += 1) {
      now += 100;
      await session().touch();
    }
    expect(deadlines).toEqual([0, 1_000, 2_000].map((late) => 1_000_000 + late + 15 * minute));
  });

  it('lock in any case after the absolute one, however busy the agent is', async () => {
    await session().create(passphrase, { environments: [] });
    const busy = async (until: number) => {
      while (now < until) {
        now += 5 * minute;
        await session().touch();
      }
    };
    await busy(1_000_000 + 12 * hour - 5 * minute);
    expect(await statusAfter(0)).toBe('unlocked');
    expect(deadlines.at(-1)).toBe(1_000_000 + 12 * hour);
    expect(await statusAfter(5 * minute)).toBe('locked');
  });

  it.each<[string, (vault: ReturnType<typeof session>) => Promise<unknown>]>([
    ['touch', (vault) => vault.touch()],
    ['status', (vault) => vault.status()],
    ['content', (vault) => vault.content()],
    ['update', (vault) => vault.update((content) => content)],
    ['relimit', (vault) => vault.relimit()],
    ['changePassphrase', (vault) => vault.changePassphrase(passphrase, 'another passphrase')],
  ])('are not outlived by %s: it locks, and does nothing', async (_, call) => {
    await session().create(passphrase, { environments: ['one'] });
    const stored = await cells.stored.get();
    now += 15 * minute;
    expect(await call(session())).not.toEqual({ environments: ['one'] });
    expect(await cells.open.get()).toBeNull();
    expect(await cells.stored.get()).toBe(stored);
  });

  it('are not stretched by a clock that is put back, but for a small correction', async () => {
    await session().create(passphrase, { environments: [] });
    expect(await statusAfter(-minute)).toBe('unlocked');
    expect(await statusAfter(-hour)).toBe('locked');
  });

  it('follow new limits at once, counted from the opening and the last touch', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    limits = { idleMinutes: 5, absoluteHours: 1 };
    await vault.relimit();
    expect(await vault.status()).toMatchObject({ lockAt: now + 5 * minute, limits });
    for (let passed = 0; passed < 16; passed += 1) {
      now += 4 * minute - 1;
      await vault.touch();
    }
    expect(await vault.status()).toEqual({ status: 'locked' });
    expect(now).toBeGreaterThan(1_000_000 + 56 * minute);
  });

  it('follow limits that a change of the content brings', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    limits = { idleMinutes: 1, absoluteHours: 1 };
    await vault.update((content) => content);
    expect(deadlines.at(-1)).toBe(now + minute);
  });
});

describe('a cheaper record', () => {
  const makeCheap = async () => {
    const { record } = await createVault(passphrase, { environments: ['one'] }, deriveKey, {
      kdfParameters: cheap,
    });
    await cells.stored.set({ current: record, previous: record });
    return record;
  };
  const kdfOf = async () => {
    const stored = await cells.stored.get();
    return JSON.parse(JSON.stringify(stored));
  };

  it('is sealed anew when it is unlocked: at today’s cost, under a new salt, with nothing before it', async () => {
    const old = await makeCheap();
    const vault = session();
    await vault.unlock(passphrase);
    expect(await vault.content()).toEqual({ environments: ['one'] });
    const stored = await kdfOf();
    expect(stored).toMatchObject({ current: { kdf: { iterations: 3 } }, previous: null });
    expect(stored.current.kdf.salt).not.toBe(old.kdf.salt);
    await vault.lock();
    await vault.unlock(passphrase);
    expect((await kdfOf()).current.kdf.salt).toBe(stored.current.kdf.salt);
  });

  it('is not made cheaper in one place to be dearer in another', async () => {
    const kdfParameters = { memoryKiB: 30_000, iterations: 2, parallelism: 1 };
    const { record } = await createVault(passphrase, { environments: [] }, deriveKey, {
      kdfParameters,
    });
    await cells.stored.set({ current: record, previous: null });
    await session().unlock(passphrase);
    expect((await kdfOf()).current.kdf).toMatchObject({ memoryKiB: 30_000, iterations: 3 });
  });

  it('serves as it is when the new one cannot be stored', async () => {
    await makeCheap();
    const stored = await cells.stored.get();
    const vault = session();
    cells.stored.set = () => Promise.reject(new Error('full'));
    await vault.unlock(passphrase);
    expect(await vault.content()).toEqual({ environments: ['one'] });
    expect(await cells.stored.get()).toBe(stored);
  });
});

describe('another passphrase', () => {
  const next = 'quite another passphrase';

  it('opens the vault, and the old one no longer does', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    await vault.update(() => ({ environments: ['one'] }));
    const before = await cells.open.get();
    expect(await vault.changePassphrase(passphrase, next)).toBe(true);
    expect(await vault.content()).toEqual({ environments: ['one'] });
    expect((await cells.open.get())?.key).not.toBe(before?.key);
    expect(await cells.stored.get()).toMatchObject({ previous: null });
    await vault.lock();
    await expect(vault.unlock(passphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await vault.unlock(next);
    expect(await vault.content()).toEqual({ environments: ['one'] });
  });

  it('needs the one before it, and an open vault', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    await expect(vault.changePassphrase('wrong', next)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    await vault.lock();
    expect(await vault.changePassphrase(passphrase, next)).toBe(false);
    await vault.unlock(passphrase);
  });

  it('leaves a record that was put aside nowhere: the old passphrase opens it', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    await cells.damaged.set('a record');
    await vault.changePassphrase(passphrase, next);
    expect(await cells.damaged.get()).toBeNull();
  });

  it.each(['stored.set', 'open.set', 'damaged.remove'] as const)(
    'leaves a vault that one of the two opens when %s fails',
    async (call) => {
      const vault = session();
      await vault.create(passphrase, { environments: ['one'] });
      const fail = () => Promise.reject(new Error('full'));
      const { stored, open, damaged } = cells;
      const kept = { set: stored.set, openSet: open.set, remove: damaged.remove };
      if (call === 'stored.set') stored.set = fail;
      if (call === 'open.set') open.set = fail;
      if (call === 'damaged.remove') damaged.remove = fail;
      await expect(vault.changePassphrase(passphrase, next)).rejects.toThrow('full');
      Object.assign(stored, { set: kept.set });
      Object.assign(open, { set: kept.openSet });
      Object.assign(damaged, { remove: kept.remove });
      const opens = await Promise.all(
        [passphrase, next].map((each) => session().verifyPassphrase(each)),
      );
      expect(opens).toEqual(call === 'stored.set' ? [true, false] : [false, true]);
    },
  );
});

describe('checking a passphrase', () => {
  it('tells right from wrong, and neither opens nor locks', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    expect(await vault.verifyPassphrase(passphrase)).toBe(true);
    expect(await vault.verifyPassphrase('wrong')).toBe(false);
    expect((await vault.status()).status).toBe('unlocked');
    await vault.lock();
    expect(await vault.verifyPassphrase(passphrase)).toBe(true);
    expect((await vault.status()).status).toBe('locked');
  });
});

describe('a reset', () => {
  it('leaves nothing', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: ['one'] });
    await cells.damaged.set('a record');
    await vault.reset();
    expect(await vault.status()).toEqual({ status: 'absent' });
    expect([await cells.stored.get(), await cells.damaged.get(), await cells.open.get()]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is the only way past a forgotten passphrase: nothing else in the session opens or deletes', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: ['one'] });
    await vault.lock();
    expect(await vault.create('another passphrase', { environments: [] })).toBe(false);
    expect(await vault.update(() => ({ environments: [] }))).toBe(false);
    expect(await vault.changePassphrase('a guess', 'another passphrase')).toBe(false);
    const { content } = await unlockVault(await cells.stored.get(), passphrase, parse, deriveKey);
    expect(content).toEqual({ environments: ['one'] });
  });
});
