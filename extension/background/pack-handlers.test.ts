import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/case/case';
import type { PackContent } from '../../src/environments/pack-content';
import { anEnvironment } from '../../src/environments/testing/environments';
import { emptyVault } from '../../src/environments/vault-content';
import { type Packer, packHandlers } from './pack-handlers';
import { environment, fakeWorld } from './testing/fake-world';

const pack: PackContent = {
  version: 1,
  issuer: 'issuer-1',
  issuedAt: 5,
  environments: [anEnvironment('acme', 'Acme EU'), anEnvironment('new', 'New')],
};
const file = { text: 'file', passphrase: 'once' };
const refused = (code: string) => ({ ok: false, refusal: { code } });

/** A fake packer, and what it was called with. */
function packerWith(opened: unknown = { ok: true, pack }) {
  const asked: unknown[] = [];
  const packer: Packer = {
    once: async (name, ...given) => {
      asked.push([name, ...given]);
      const sealed = { text: 'sealed', oneTimePassphrase: 'words' };
      return Object(name === 'sealPack' ? sealed : opened);
    },
  };
  return { packer, asked };
}

describe('pack.export', () => {
  it('seals the chosen environments under an issuer id that is created once', async () => {
    const { world, content } = fakeWorld();
    const { packer, asked } = packerWith();
    const exported = packHandlers(world, packer)['pack.export'];
    const params = { environmentIds: ['acme'], passphrase: 'right' };
    expect(await exported(params)).toEqual({
      ok: true,
      value: {
        text: 'sealed',
        oneTimePassphrase: 'words',
        fileName: 'unbind-desk-environments-1970-01-01.json',
      },
    });
    await exported(params);
    const sealing = { issuer: 'new-id', issuedAt: 1_000, environments: [environment] };
    expect(asked).toEqual([
      ['sealPack', sealing],
      ['sealPack', sealing],
    ]);
    expect(content()?.issuer).toBe('new-id');
  });

  it('requires the passphrase, the environments and an open vault, and seals nothing otherwise', async () => {
    const { packer, asked } = packerWith();
    const open = packHandlers(fakeWorld().world, packer)['pack.export'];
    expect(await open({ environmentIds: ['acme'], passphrase: 'wrong' })).toEqual(
      refused('wrong-passphrase'),
    );
    expect(await open({ environmentIds: ['gone'], passphrase: 'right' })).toEqual(
      refused('environment-missing'),
    );
    const locked = packHandlers(fakeWorld({ content: null }).world, packer)['pack.export'];
    expect(await locked({ environmentIds: ['acme'], passphrase: 'right' })).toEqual(
      refused('vault-locked'),
    );
    expect(asked).toEqual([]);
  });
});

describe('pack.open', () => {
  it('previews a pack and changes nothing', async () => {
    const { world, did, content } = fakeWorld();
    const before = content();
    const { packer, asked } = packerWith();
    const reply = await packHandlers(world, packer)['pack.open'](file);
    expect(reply).toMatchObject({
      ok: true,
      value: { environments: [{ change: 'replaced' }, { change: 'added' }] },
    });
    expect(asked).toEqual([['openPack', 'file', 'once', 1_000, null]]);
    expect(content()).toEqual(before);
    expect(did).toEqual([]);
  });

  it('says why a file cannot be imported', async () => {
    const { packer } = packerWith({ ok: false, code: 'pack-foreign' });
    const handlers = packHandlers(fakeWorld().world, packer);
    expect(await handlers['pack.open'](file)).toEqual(refused('pack-foreign'));
    expect(await handlers['pack.import'](file)).toEqual(refused('pack-foreign'));
  });
});

describe('pack.import', () => {
  it('imports all of it, and publishes', async () => {
    const { world, did, content } = fakeWorld();
    const reply = await packHandlers(world, packerWith().packer)['pack.import'](file);
    expect(reply).toMatchObject({ ok: true, value: { issuedAt: 5 } });
    expect(content()?.environments.map(({ label }) => label)).toEqual(['Acme EU', 'New']);
    const { appHost, managementHost } = environment;
    const hosts = [appHost, managementHost, appHost, managementHost];
    await expect.poll(() => did).toEqual(['publish', ['keep hosts', ...hosts]]);
  });

  const elsewhere = { ...environment, managementHost: 'https://api.example' };
  const lenient = {
    ...environment,
    safeguards: { ...environment.safeguards, verification: 'never' as const },
  };

  it.each([
    ['goes to another host', elsewhere],
    ['weakens a safeguard', lenient],
  ])('of what %s needs the passphrase each time, however fresh it is', async (_, packed) => {
    const { world, content } = fakeWorld();
    const before = content();
    const { packer } = packerWith({ ok: true, pack: { ...pack, environments: [packed] } });
    const take = packHandlers(world, packer)['pack.import'];
    expect(await take(file)).toEqual(refused('proof-needed'));
    const wrong = { by: 'passphrase', passphrase: 'wrong' } as const;
    expect(await take({ ...file, proof: wrong })).toEqual(refused('wrong-passphrase'));
    expect(content()).toEqual(before);
    const right = { by: 'passphrase', passphrase: 'right' } as const;
    expect(await take({ ...file, proof: right })).toMatchObject({ ok: true });
    expect(content()?.environments).toEqual([packed]);
  });

  it('is judged on what is there when it is written, not on what was there when the file was opened', async () => {
    const { world, content } = fakeWorld({ content: { ...emptyVault, environments: [lenient] } });
    const packer: Packer = {
      once: async () => {
        await world.vault.update((latest) => ({ ...latest, environments: [environment] }));
        return Object({ ok: true, pack: { ...pack, environments: [lenient] } });
      },
    };
    expect(await packHandlers(world, packer)['pack.import'](file)).toEqual(refused('proof-needed'));
    expect(content()?.environments).toEqual([environment]);
  });

  it('of a safeguard that the organization sets needs nothing: the pack changes nothing of it', async () => {
    const { world } = fakeWorld({ policy: { safeguards: { verification: 'always' } } });
    const { packer } = packerWith({ ok: true, pack: { ...pack, environments: [lenient] } });
    expect(await packHandlers(world, packer)['pack.import'](file)).toMatchObject({ ok: true });
  });

  it('takes only what the organization’s keys have signed, or nothing', async () => {
    const key = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`;
    const signed = packerWith({ ok: false, code: 'pack-unsigned' });
    const handlers = packHandlers(fakeWorld({ policy: { packKeys: [key] } }).world, signed.packer);
    for (const method of ['pack.open', 'pack.import'] as const) {
      expect(await handlers[method](file)).toEqual(refused('pack-unsigned'));
    }
    expect(signed.asked).toEqual([0, 1].map(() => ['openPack', 'file', 'once', 1_000, [key]]));
    const none = packerWith();
    const closed = packHandlers(fakeWorld({ policy: { packKeys: [] } }).world, none.packer);
    for (const method of ['pack.open', 'pack.import'] as const) {
      expect(await closed[method](file)).toEqual(refused('packs-off'));
    }
    expect(none.asked).toEqual([]);
  });

  it('is refused for an older pack, for the environment of the current case, and while locked', async () => {
    const { packer } = packerWith();
    const importing = (given: Parameters<typeof fakeWorld>[0]) => {
      const { world, content } = fakeWorld(given);
      const before = content();
      return packHandlers(world, packer)
        ['pack.import'](file)
        .then((reply) => ({ reply, unchanged: content() === before }));
    };
    const importedPacks = [{ issuer: 'issuer-1', issuedAt: 6 }];
    const current = openCase({ id: 'c', now: 1, environment, agent: '', way: 'token' });
    expect(await importing({ content: { ...emptyVault, importedPacks } })).toEqual({
      reply: refused('pack-older'),
      unchanged: true,
    });
    expect(await importing({ current })).toEqual({
      reply: refused('environment-in-use'),
      unchanged: true,
    });
    expect((await importing({ content: null })).reply).toEqual(refused('vault-locked'));
  });
});
