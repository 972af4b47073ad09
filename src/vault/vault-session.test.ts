import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dataKeyId } from './data-key';
import type * as KdfModule from './kdf-parameters';
import { deriveKey } from './key-derivation';
import type { VaultRecord } from './record';
import { createVault, unlockVault } from './vault';
import { saysDeleted } from './vault-copy';
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

function saltOf({ wraps: [wrap] }: VaultRecord): string {
  if (wrap?.kind !== 'passphrase') throw new Error('no passphrase opens it');
  return wrap.kdf.salt;
}

let now = 0;
let deadlines: number[] = [];
let allowed = true;
let limits = { idleMinutes: 15, absoluteHours: 12 };
let cells = {
  stored: cell<unknown>(),
  copy: cell<unknown>(),
  damaged: cell<unknown>(),
  open: cell<OpenVault>(),
};
/** As after the death of a worker: the parts are new, what was stored is not. */
const session = () =>
  createVaultSession<Content>({
    deriveKey,
    ...cells,
    parse,
    passkeysAllowed: async () => allowed,
    limits: async () => limits,
    now: () => now,
    deadlineMoved: (deadline) => deadlines.push(deadline),
  });

beforeEach(() => {
  now = 1_000_000;
  deadlines = [];
  allowed = true;
  limits = { idleMinutes: 15, absoluteHours: 12 };
  cells = { stored: cell(), copy: cell(), damaged: cell(), open: cell() };
});

describe('a vault session', () => {
  it('goes from absent to unlocked to locked and back', async () => {
    const vault = session();
    expect(await vault.status()).toEqual({ status: 'absent' });
    await vault.create(passphrase, { environments: [] });
    expect(await vault.status()).toEqual({
      status: 'unlocked',
      recovered: false,
      restored: false,
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
    await cells.copy.remove();
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
    expect(stored).toMatchObject({
      current: { wraps: [{ kdf: { iterations: 3 } }] },
      previous: null,
    });
    expect(stored.current.wraps[0].kdf.salt).not.toBe(saltOf(old));
    await vault.lock();
    await vault.unlock(passphrase);
    expect((await kdfOf()).current.wraps[0].kdf.salt).toBe(stored.current.wraps[0].kdf.salt);
  });

  it('is not made cheaper in one place to be dearer in another', async () => {
    const kdfParameters = { memoryKiB: 30_000, iterations: 2, parallelism: 1 };
    const { record } = await createVault(passphrase, { environments: [] }, deriveKey, {
      kdfParameters,
    });
    await cells.stored.set({ current: record, previous: null });
    await session().unlock(passphrase);
    expect((await kdfOf()).current.wraps[0].kdf).toMatchObject({
      memoryKiB: 30_000,
      iterations: 3,
    });
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

describe('keys for a purpose', () => {
  const next = 'quite another passphrase';
  const idsOf = async () => (await session().keys('receipts'))?.map(({ id }) => id);

  it('are there while the vault is open, and for no longer', async () => {
    const vault = session();
    expect(await vault.keys('case')).toBeNull();
    await vault.create(passphrase, { environments: [] });
    expect(await vault.keys('case')).toHaveLength(1);
    expect(await vault.keys('case')).toEqual(await session().keys('case'));
    expect(await vault.keys('case')).not.toEqual(await vault.keys('search'));
    await vault.lock();
    expect(await vault.keys('case')).toBeNull();
  });

  it('stay the same when the content changes and when the vault is locked between', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    const keys = await vault.keys('receipts');
    await vault.update(() => ({ environments: ['one'] }));
    // The same objects: what was imported for them is still there.
    expect(await vault.keys('receipts')).toBe(keys);
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.keys('receipts')).toEqual(keys);
  });

  it('come from a new data key with another passphrase, and those before it still open', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    const first = await vault.keys('receipts');
    await vault.changePassphrase(passphrase, next);
    const second = await vault.keys('receipts');
    expect(second?.slice(1)).toEqual(first);
    expect(second?.[0]?.id).not.toBe(first?.[0]?.id);
    await vault.changePassphrase(next, passphrase);
    await vault.update(() => ({ environments: ['one'] }));
    await vault.lock();
    await vault.unlock(passphrase);
    expect((await vault.keys('receipts'))?.slice(1)).toEqual(second);
  });

  it('outlive a renewal of the record', async () => {
    const { record, key } = await createVault(passphrase, { environments: [] }, deriveKey, {
      kdfParameters: cheap,
    });
    await cells.stored.set({ current: record, previous: null });
    await session().unlock(passphrase);
    expect(await idsOf()).toEqual([expect.any(String), await dataKeyId(key)]);
  });
});

describe('the copy of the record', () => {
  const begun = async () => {
    const vault = session();
    await vault.create(passphrase, { environments: ['one'] });
    await vault.update(() => ({ environments: ['one', 'two'] }));
    return vault;
  };
  const both = async () => [Object(await cells.stored.get()).current, await cells.copy.get()];

  it('follows each write, and the revision grows by one', async () => {
    const vault = session();
    await vault.create(passphrase, { environments: [] });
    expect(await cells.copy.get()).toMatchObject({ revision: 1 });
    await vault.update(() => ({ environments: ['one'] }));
    await vault.changePassphrase(passphrase, 'quite another passphrase');
    const [stored, copy] = await both();
    expect(copy).toBe(stored);
    expect(stored).toMatchObject({ revision: 3 });
  });

  it.each<[string, () => Promise<void>, boolean]>([
    ['gone', () => cells.stored.remove(), false],
    ['no record at all', () => cells.stored.set('torn'), true],
    [
      'damaged',
      async () => cells.stored.set({ ...Object(await cells.stored.get()), current: { torn: 1 } }),
      true,
    ],
    [
      'rolled back',
      async () =>
        cells.stored.set({ current: Object(await cells.stored.get()).previous, previous: null }),
      false,
    ],
  ])('is taken up when the record is %s, and that is told', async (_, harm, kept) => {
    const vault = await begun();
    await vault.lock();
    await harm();
    const harmed = await cells.stored.get();
    expect(await session().status()).toEqual({ status: 'locked' });
    await session().unlock(passphrase);
    expect(await session().content()).toEqual({ environments: ['one', 'two'] });
    expect(await session().status()).toMatchObject({ restored: true, recovered: false });
    expect(await cells.damaged.get()).toBe(kept ? harmed : null);
    const [stored, copy] = await both();
    expect(stored).toEqual(copy);
    await session().lock();
    await session().unlock(passphrase);
    expect(await session().status()).toMatchObject({ restored: false });
  });

  it('is not taken up when it is older: it is brought up to date', async () => {
    const vault = await begun();
    await cells.copy.set(Object(await cells.stored.get()).previous);
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.status()).toMatchObject({ restored: false });
    expect(await vault.content()).toEqual({ environments: ['one', 'two'] });
    const [stored, copy] = await both();
    expect(copy).toEqual(stored);
  });

  it.each([['damaged'], [{ version: 2, revision: 99 }]])(
    'is left alone when it cannot be read: %j',
    async (kept) => {
      const vault = await begun();
      await cells.copy.set(kept);
      await vault.lock();
      await vault.unlock(passphrase);
      expect(await vault.status()).toMatchObject({ restored: false });
    },
  );

  it('of a newer format keeps an older vault from being opened behind it', async () => {
    const vault = await begun();
    await vault.lock();
    await cells.copy.set({ version: 3 });
    await expect(vault.unlock(passphrase)).rejects.toMatchObject({ code: 'unknown-version' });
  });

  it('touches nothing at a wrong passphrase', async () => {
    const vault = await begun();
    await vault.lock();
    await cells.stored.set('torn');
    const copy = await cells.copy.get();
    await expect(vault.unlock('wrong passphrase')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect([await cells.stored.get(), await cells.copy.get()]).toEqual(['torn', copy]);
    expect(await cells.damaged.get()).toBeNull();
  });

  it('that cannot be written fails no save, and one that cannot be read no unlock', async () => {
    const broken = () => Promise.reject(new Error('no database'));
    Object.assign(cells.copy, { get: broken, set: broken, remove: broken });
    const vault = await begun();
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.content()).toEqual({ environments: ['one', 'two'] });
  });

  it('is removed where it cannot follow another passphrase: the old one opens it', async () => {
    const vault = await begun();
    cells.copy.set = () => Promise.reject(new Error('full'));
    await vault.changePassphrase(passphrase, 'quite another passphrase');
    expect(await cells.copy.get()).toBeNull();
    await cells.copy.remove();
    cells.copy.remove = () => Promise.reject(new Error('no database'));
    await expect(vault.changePassphrase('quite another passphrase', passphrase)).rejects.toThrow(
      'no database',
    );
  });

  it('does not bring a vault back that was deleted', async () => {
    const vault = await begun();
    await vault.reset();
    expect(await session().status()).toEqual({ status: 'absent' });
    expect(saysDeleted(await cells.copy.get())).toBe(true);
    expect(await vault.create(passphrase, { environments: [] })).toBe(true);
    expect(await cells.copy.get()).toMatchObject({ revision: 1 });
  });

  it('that cannot be deleted keeps the vault: it would bring it back', async () => {
    const vault = await begun();
    cells.copy.set = () => Promise.reject(new Error('no database'));
    await expect(vault.reset()).rejects.toThrow('no database');
    expect(await vault.status()).toEqual({ status: 'locked' });
  });
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
