import { describe, expect, it } from 'vitest';
import { VaultError } from '../../src/vault/vault-error';
import { passkeyHandlers } from './passkey-handlers';
import { fakeWorld } from './testing/fake-world';

const refused = (code: string) => ({ ok: false, refusal: { code } });
const done = { ok: true, value: null };
const proof = { id: 'aWQ=', prf: 'cHJm' };
const passkey = { ...proof, salt: 'c2FsdA==', transports: [], name: 'Laptop' };
const forbidding = { policy: { passkeys: 'forbidden' } };

describe('passkey.unlock', () => {
  it('opens the vault, shows it, and only then seals waiting receipts', async () => {
    const { world, did } = fakeWorld();
    expect(await passkeyHandlers(world)['passkey.unlock'](proof)).toEqual(done);
    expect(did.slice(0, 3)).toEqual([['unlock by passkey', proof.id], 'publish', 'seal']);
  });

  it.each(['wrong-passkey', 'passkeys-forbidden'] as const)('is refused (%s)', async (code) => {
    const { world, did } = fakeWorld({ vaultFault: new VaultError(code, '') });
    expect(await passkeyHandlers(world)['passkey.unlock'](proof)).toEqual(refused(code));
    expect(did).toEqual([]);
  });
});

describe('passkey.handles', () => {
  it('tells what to ask with, unless the organization forbids passkeys', async () => {
    const { world } = fakeWorld();
    expect(await passkeyHandlers(world)['passkey.handles']({})).toEqual({ ok: true, value: [] });
    const without = fakeWorld(forbidding).world;
    expect(await passkeyHandlers(without)['passkey.handles']({})).toEqual(
      refused('passkeys-forbidden'),
    );
  });
});

describe('adding a passkey', () => {
  it('is prepared by the right passphrase alone', async () => {
    const prepare = passkeyHandlers(fakeWorld().world)['passkey.prepare'];
    expect(await prepare({ passphrase: 'right' })).toEqual(done);
    expect(await prepare({ passphrase: 'wrong' })).toEqual(refused('wrong-passphrase'));
  });

  it('stores it, and shows it', async () => {
    const { world, did } = fakeWorld();
    const add = passkeyHandlers(world)['passkey.add'];
    expect(await add({ passphrase: 'right', passkey })).toEqual(done);
    expect(did).toEqual([['add passkey', 'right', 'Laptop'], 'publish']);
  });

  it.each([
    ['wrong-passphrase', new VaultError('wrong-passphrase', '')],
    ['too-many-passkeys', new VaultError('too-many-passkeys', '')],
  ])('is refused (%s)', async (code, vaultFault) => {
    const { world, did } = fakeWorld({ vaultFault });
    const add = passkeyHandlers(world)['passkey.add'];
    expect(await add({ passphrase: 'right', passkey })).toEqual(refused(code));
    expect(did).toEqual([]);
  });

  it('is refused if the organization forbids passkeys, before the vault is asked', async () => {
    const { world, did } = fakeWorld(forbidding);
    const handlers = passkeyHandlers(world);
    const forbidden = refused('passkeys-forbidden');
    expect(await handlers['passkey.prepare']({ passphrase: 'right' })).toEqual(forbidden);
    expect(await handlers['passkey.add']({ passphrase: 'right', passkey })).toEqual(forbidden);
    expect(did).toEqual([]);
  });
});

describe('removing a passkey', () => {
  it('takes no passphrase, since it only closes a way in', async () => {
    const { world, did } = fakeWorld(forbidding);
    expect(await passkeyHandlers(world)['passkey.remove']({ id: 'aWQ=' })).toEqual(done);
    expect(did).toEqual([['remove passkey', 'aWQ='], 'publish']);
  });

  it('is refused while the vault is locked', async () => {
    const { world } = fakeWorld({ content: null });
    const remove = passkeyHandlers(world)['passkey.remove'];
    expect(await remove({ id: 'aWQ=' })).toEqual(refused('vault-locked'));
  });
});

it('an agent who declines is remembered', async () => {
  const { world, content } = fakeWorld();
  expect(await passkeyHandlers(world)['passkey.decline']({})).toEqual(done);
  expect(content()?.passkeysDeclined).toBe(true);
});
