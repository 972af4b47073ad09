import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/case/case';
import { CaseRecordError } from '../../src/case/case-record';
import { OffscreenError } from '../../src/platform/offscreen';
import { StorageError } from '../../src/platform/storage-error';
import { VaultError } from '../../src/vault/vault-error';
import { environment, fakeWorld } from './testing/fake-world';
import { vaultHandlers } from './vault-handlers';

const passphrase = 'twelve and more';
const refused = (code: string) => ({ ok: false, refusal: { code } });
const done = { ok: true, value: null };

describe('vault.create', () => {
  it('creates a vault, once', async () => {
    const { world, did } = fakeWorld({ content: null });
    expect(await vaultHandlers(world)['vault.create']({ passphrase })).toEqual(done);
    expect(did).toEqual(['create', 'publish']);
    const second = vaultHandlers(fakeWorld().world)['vault.create'];
    expect(await second({ passphrase })).toEqual(refused('vault-exists'));
  });

  it.each([
    ['short', 'passphrase-too-short'],
    ['x'.repeat(257), 'passphrase-too-long'],
  ])('rejects an unfit passphrase', async (unfit, code) => {
    const { world, did } = fakeWorld({ content: null });
    const handlers = vaultHandlers(world);
    expect(await handlers['vault.create']({ passphrase: unfit })).toEqual(refused(code));
    const changing = { current: passphrase, next: unfit };
    expect(await handlers['vault.changePassphrase'](changing)).toEqual(refused(code));
    expect(did).toEqual([]);
  });
});

describe('a new passphrase', () => {
  const judged = (strength: 1 | 2 | 3, policy?: unknown) =>
    fakeWorld({
      judgement: { strength, weakness: 'date' },
      ...(policy !== undefined && { policy }),
    });
  const weak = (needed: number) => ({
    ok: false,
    refusal: { code: 'passphrase-too-weak', weakness: 'date', needed },
  });

  it('is refused where it is weak, with what makes it weak, and nothing is done', async () => {
    const { world, did } = judged(1);
    const handlers = vaultHandlers(world);
    expect(await handlers['vault.create']({ passphrase })).toEqual(weak(2));
    const changing = { current: passphrase, next: passphrase };
    expect(await handlers['vault.changePassphrase'](changing)).toEqual(weak(2));
    expect(did).toEqual([]);
  });

  it('is refused where the organization asks for more', async () => {
    const policy = { passphraseStrengthMin: 'good' };
    const create = vaultHandlers(judged(2, policy).world)['vault.create'];
    expect(await create({ passphrase })).toEqual(weak(3));
    const changing = { current: passphrase, next: passphrase };
    const change = vaultHandlers(judged(3, policy).world)['vault.changePassphrase'];
    expect(await change(changing)).toEqual(done);
  });

  it('is refused where it cannot be judged', async () => {
    const { world, did } = fakeWorld({ content: null });
    const judgePassphrase = () => Promise.reject(new OffscreenError('gone'));
    const create = vaultHandlers({ ...world, judgePassphrase })['vault.create'];
    expect(await create({ passphrase })).toEqual(refused('internal'));
    expect(did).toEqual([]);
  });
});

describe('vault.unlock', () => {
  it('opens the vault, shows it, and only then seals waiting receipts and removes needless access', async () => {
    const { world, did } = fakeWorld();
    expect(await vaultHandlers(world)['vault.unlock']({ passphrase })).toEqual(done);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const hosts = [environment.appHost, environment.managementHost];
    expect(did).toEqual(['unlock', 'publish', 'seal', ['keep hosts', ...hosts]]);
  });

  it.each([
    [new VaultError('wrong-passphrase', ''), 'wrong-passphrase'],
    [new StorageError('unavailable', 'vault'), 'storage'],
    [new OffscreenError('gone'), 'internal'],
  ])('is refused if something it needs fails (%s)', async (vaultFault, code) => {
    const { world } = fakeWorld({ vaultFault });
    expect(await vaultHandlers(world)['vault.unlock']({ passphrase })).toEqual(refused(code));
  });

  it('throws if it fails in another way', async () => {
    const { world } = fakeWorld({ vaultFault: new Error('defect') });
    await expect(vaultHandlers(world)['vault.unlock']({ passphrase })).rejects.toThrow('defect');
  });
});

it('a vault is locked, or touched, before publishing', async () => {
  const { world, did } = fakeWorld();
  const handlers = vaultHandlers(world);
  await handlers['vault.touch']({});
  await handlers['vault.lock']({});
  expect(did).toEqual(['touch', 'publish', 'lock']);
});

it('the passphrase of a locked vault is not changed', async () => {
  const changing = { current: passphrase, next: 'another twelve' };
  const open = vaultHandlers(fakeWorld().world)['vault.changePassphrase'];
  expect(await open(changing)).toEqual(done);
  const locked = vaultHandlers(fakeWorld({ content: null }).world)['vault.changePassphrase'];
  expect(await locked(changing)).toEqual(refused('vault-locked'));
});

describe('vault.setLocks', () => {
  const policy = { lockIdleMinutesMax: 5 };

  it('stores limits that the organization allows', async () => {
    const { world, content } = fakeWorld({ policy });
    const locks = { idleMinutes: 5, absoluteHours: 3 };
    expect(await vaultHandlers(world)['vault.setLocks'](locks)).toEqual(done);
    expect(content()?.locks).toEqual(locks);
  });

  it('refuses others, and a locked vault', async () => {
    const { world, content } = fakeWorld({ policy });
    const before = content();
    const setLocks = vaultHandlers(world)['vault.setLocks'];
    expect(await setLocks({ idleMinutes: 6, absoluteHours: 3 })).toEqual(
      refused('locks-out-of-bounds'),
    );
    expect(content()).toEqual(before);
    const locked = vaultHandlers(fakeWorld({ content: null }).world)['vault.setLocks'];
    expect(await locked({ idleMinutes: 5, absoluteHours: 3 })).toEqual(refused('vault-locked'));
  });
});

describe('vault.reset', () => {
  const fault = new CaseRecordError('corrupt');
  const all = ['reset', 'clear case', 'clear draft', ['keep hosts'], 'publish'];

  it('deletes the vault, the draft, and the access to every host', async () => {
    const { world, did } = fakeWorld();
    expect(await vaultHandlers(world)['vault.reset']({})).toEqual(done);
    expect(did).toEqual(all);
  });

  it('sets an unreadable case aside', async () => {
    const { world, did } = fakeWorld({ fault });
    expect(await vaultHandlers(world)['vault.reset']({})).toEqual(done);
    expect(did).toEqual(['set aside', ...all]);
  });

  it('deletes nothing while a request is pending, or if the storage fails', async () => {
    const current = openCase({ id: 'c', now: 1, environment, agent: '', way: 'token' });
    const busy = fakeWorld({ current, submitted: 'stale' });
    expect(await vaultHandlers(busy.world)['vault.reset']({})).toEqual(refused('stale'));
    const broken = fakeWorld({ fault: new StorageError('unavailable', 'case') });
    expect(await vaultHandlers(broken.world)['vault.reset']({})).toEqual(refused('storage'));
    expect([...busy.did, ...broken.did]).toEqual([]);
  });
});
