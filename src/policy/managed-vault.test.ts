import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../environments/testing/environments';
import { emptyVault, parseVaultContent } from '../environments/vault-content';
import { encodeBase64 } from '../primitives/base64';
import { DEFAULT_LOCK_LIMITS, withinBounds } from '../vault/lock-limits';
import { createVaultSession, type OpenVault } from '../vault/vault-session';
import { managedVault } from './managed-vault';
import { lockBounds } from './policy';
import { createPolicySource } from './policy-source';

const passphrase = 'twelve and more';
const strict = {
  lockIdleMinutesMax: 5,
  safeguards: { protectedAccounts: ['ceo'] },
  environments: [
    {
      id: 'acme',
      label: 'Acme',
      appHost: 'https://acme.example',
      appId: 'app',
      authMethod: 'none',
    },
  ],
};

function cell<T>() {
  let value: T | null = null;
  return {
    get: async () => value,
    set: async (next: T) => {
      value = structuredClone(next);
    },
    remove: async () => {
      value = null;
    },
  };
}

const never = () => new Promise<never>(() => undefined);

/** A computer with a vault. Each of its workers has its own policy source, whose browser answers as the test says. */
function computer() {
  const stored = cell<unknown>();
  const open = cell<OpenVault>();
  function worker(read: () => Promise<unknown>) {
    let time = 0;
    const policy = createPolicySource({
      read,
      now: () => time,
      after: () => undefined,
      changed: () => undefined,
    });
    const vault = managedVault(
      createVaultSession({
        stored,
        copy: cell<unknown>(),
        damaged: cell<unknown>(),
        open,
        parse: parseVaultContent,
        // A cheap key: passphrase costs are tested elsewhere.
        deriveKey: async (text, salt) =>
          new Uint8Array(
            await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${text}${salt}`)),
          ),
        passkeysAllowed: async () => true,
        limits: async ({ locks, policy: given }) => {
          policy.recall(given);
          return withinBounds(locks, lockBounds(policy.held().policy));
        },
        now: () => 1_000,
        deadlineMoved: () => undefined,
      }),
      policy,
    );
    return { vault, policy, wait: (milliseconds: number) => (time += milliseconds) };
  }
  return { stored, worker };
}

/** A vault that was created while the browser reported this policy. */
async function made(given: unknown) {
  const { stored, worker } = computer();
  const { vault, policy } = worker(async () => given);
  await policy.current();
  await vault.create(passphrase, emptyVault);
  return { stored, worker, vault, policy };
}

describe('a passkey', () => {
  const prf = encodeBase64(new Uint8Array(32).fill(1));
  const passkey = { id: 'aWQ=', salt: prf, transports: [], prf, name: 'Laptop' };

  it('unlocks a vault that then remembers what became known while it was locked', async () => {
    const { worker, vault } = await made({});
    await vault.addPasskey(passphrase, passkey);
    await vault.lock();
    const later = worker(async () => strict);
    await later.policy.current();
    await later.vault.unlockByPasskey(passkey);
    expect((await later.vault.content())?.policy).toEqual(strict);
  });
});

describe('a vault remembers the policy', () => {
  it('that was known when it was created, and has its environments if the browser stops answering', async () => {
    const { worker, vault } = await made(strict);
    await vault.lock();
    const later = worker(never);
    await later.vault.unlock(passphrase);
    const content = await later.vault.content();
    expect(content?.environments.map(({ id }) => id)).toEqual(['acme']);
    expect(later.policy.held()).toMatchObject({
      status: 'remembered',
      policy: { safeguards: strict.safeguards },
    });
    expect(await later.vault.status()).toMatchObject({ limits: { idleMinutes: 5 } });
  });

  it('that became known while it was locked, or later', async () => {
    const { worker, vault } = await made({});
    await vault.lock();
    const second = worker(async () => strict);
    await second.policy.current();
    await second.vault.unlock(passphrase);
    await second.vault.lock();

    const third = worker(async () => ({ practice: false }));
    await third.vault.unlock(passphrase);
    expect((await third.vault.content())?.policy).toEqual(strict);
    await third.policy.current();
    await third.vault.heed();
    expect((await third.vault.content())?.policy).toEqual({ practice: false });
    expect(await third.vault.status()).toMatchObject({ limits: DEFAULT_LOCK_LIMITS });
  });

  it('even while that is doubted', async () => {
    const { worker, vault } = await made(strict);
    await vault.lock();
    const later = worker(async () => ({}));
    await later.vault.unlock(passphrase);
    await later.vault.content();
    await later.policy.current();
    expect(later.policy.held().status).toBe('doubted');
    await later.vault.heed();
    expect((await later.vault.content())?.policy).toEqual(strict);
  });

  it('and writes it only when it changes', async () => {
    const { stored, vault, policy } = await made(strict);
    const before = await stored.get();
    policy.askNow();
    await policy.current();
    await vault.heed();
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await stored.get()).toBe(before);
  });

  it('when it is created after another one was deleted, whatever the browser says then', async () => {
    const { worker, vault } = await made(strict);
    await vault.lock();
    const later = worker(never);
    await later.vault.unlock(passphrase);
    await later.vault.reset();
    await later.vault.create(passphrase, emptyVault);
    expect((await later.vault.content())?.policy).toEqual(strict);
  });

  it('and has none if none was ever known', async () => {
    const { worker } = computer();
    const { vault, policy } = worker(never);
    await vault.create(passphrase, emptyVault);
    expect((await vault.content())?.policy).toBeNull();
    expect(policy.held().status).toBe('unknown');
  });

  it('where nobody who edits the disk can change it', async () => {
    const { stored, worker, vault } = await made(strict);
    await vault.lock();
    const text = JSON.stringify(await stored.get());
    expect(text).not.toContain('ceo');
    const edited = text.replace(
      /"ciphertext":"(.)/,
      (_, first) => `"ciphertext":"${first === 'A' ? 'B' : 'A'}`,
    );
    expect(edited).not.toBe(text);
    await stored.set(JSON.parse(edited));
    const later = worker(never);
    await expect(later.vault.unlock(passphrase)).rejects.toThrow();
    expect(later.policy.held()).toMatchObject({ status: 'unknown', given: null });
  });
});

it('only what an agent adds to the organization’s environment is stored', async () => {
  const { worker, vault } = await made(strict);
  await vault.update((content) => ({
    ...content,
    environments: [...content.environments, anEnvironment('own', 'Own')],
  }));
  const later = worker(async () => ({}));
  await later.policy.current();
  expect((await later.vault.content())?.environments.map(({ id }) => id)).toEqual(['own']);
});
