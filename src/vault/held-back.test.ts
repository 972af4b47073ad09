import { describe, expect, it, vi } from 'vitest';
import { heldBack, isNewer } from './held-back';
import type { VaultSession } from './vault-session';

function bench({ newer, absent = false }: { newer: boolean; absent?: boolean }) {
  const vault: VaultSession<string> = {
    status: vi.fn(async () => ({ status: absent ? ('absent' as const) : ('locked' as const) })),
    create: vi.fn(async () => true),
    unlock: vi.fn(async () => undefined),
    unlockByPasskey: vi.fn(async () => undefined),
    passkeys: vi.fn(async () => []),
    passkeyHandles: vi.fn(async () => []),
    addPasskey: vi.fn(async () => true),
    removePasskey: vi.fn(async () => true),
    lock: vi.fn(async () => undefined),
    touch: vi.fn(async () => undefined),
    content: vi.fn(async () => 'content'),
    keys: vi.fn(async () => []),
    update: vi.fn(async () => true),
    relimit: vi.fn(async () => undefined),
    verifyPassphrase: vi.fn(async () => true),
    changePassphrase: vi.fn(async () => true),
    reset: vi.fn(async () => undefined),
  };
  const newest = { claim: vi.fn(async () => !newer), takeOver: vi.fn(async () => undefined) };
  return { vault, newest, held: heldBack(vault, newest) };
}

const uses: [string, (held: VaultSession<string>) => Promise<unknown>][] = [
  ['status', (held) => held.status()],
  ['unlock', (held) => held.unlock('p')],
  ['unlockByPasskey', (held) => held.unlockByPasskey({ id: 'i', prf: 'p' })],
  ['passkeys', (held) => held.passkeys()],
  ['passkeyHandles', (held) => held.passkeyHandles()],
  [
    'addPasskey',
    (held) => held.addPasskey('p', { id: 'i', prf: 'p', salt: 's', transports: [], name: 'n' }),
  ],
  ['removePasskey', (held) => held.removePasskey('i')],
  ['content', (held) => held.content()],
  ['keys', (held) => held.keys('case')],
  ['update', (held) => held.update((content) => content)],
  ['verifyPassphrase', (held) => held.verifyPassphrase('p')],
  ['changePassphrase', (held) => held.changePassphrase('p', 'q')],
];

describe('a vault that a newer version has used', () => {
  it.each(uses)('is not touched by %s', async (name, use) => {
    const { vault, held } = bench({ newer: true });
    await expect(use(held)).rejects.toMatchObject({ code: 'unknown-version' });
    if (name !== 'status') expect(Reflect.get(vault, name)).not.toHaveBeenCalled();
  });

  it('can be locked, and given up', async () => {
    const { vault, newest, held } = bench({ newer: true });
    await held.lock();
    await held.reset();
    expect(vault.lock).toHaveBeenCalled();
    expect(vault.reset).toHaveBeenCalled();
    expect(newest.takeOver).toHaveBeenCalled();
  });
});

describe('any other vault', () => {
  it.each(uses)('is used by %s', async (name, use) => {
    const { vault, held } = bench({ newer: false });
    await use(held);
    expect(Reflect.get(vault, name)).toHaveBeenCalledOnce();
  });

  it.each(uses)('is claimed by no version while it is absent: %s', async (_, use) => {
    const { newest, held } = bench({ newer: false, absent: true });
    await use(held);
    expect(newest.claim).not.toHaveBeenCalled();
  });

  it('can be made, even where a newer version was and left none', async () => {
    const { newest, held } = bench({ newer: true, absent: true });
    expect(await held.status()).toEqual({ status: 'absent' });
    expect(await held.create('p', 'content')).toBe(true);
    expect(newest.takeOver).toHaveBeenCalledOnce();
  });
});

it.each<[string, string, boolean]>([
  ['0.2.0', '0.1.9', true],
  ['1.0.0', '0.9.0', true],
  ['0.10', '0.9.3', true],
  ['0.1.9', '0.1.0', false],
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.2.0', false],
  ['0.9.0', '1.0.0', false],
  ['new', '0.1.0', false],
  ['1.0.0', '', false],
])('%s is newer than %s: %s', (one, other, newer) => {
  expect(isNewer(one, other)).toBe(newer);
});
