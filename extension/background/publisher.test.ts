import { describe, expect, it, vi } from 'vitest';
import { CaseRecordError } from '../../src/case/case-record';
import { toLostCard } from '../../src/case/testing/lost-phone-story';
import { anEnvironment } from '../../src/environments/testing/environments';
import { emptyVault } from '../../src/environments/vault-content';
import type { AppState } from '../../src/messaging/app-state';
import { emptyDraft } from '../../src/messaging/empty-draft';
import { DEFAULT_LOCK_LIMITS } from '../../src/vault/lock-limits';
import { VaultError } from '../../src/vault/vault-error';
import type { VaultStatus } from '../../src/vault/vault-session';
import { createPublisher, type PublisherPorts } from './publisher';

const unlocked: VaultStatus = {
  status: 'unlocked',
  recovered: false,
  restored: false,
  lockAt: 1,
  limits: DEFAULT_LOCK_LIMITS,
};
const environment = anEnvironment(toLostCard.environment.id, 'Acme');

function publisherWith(changes: Partial<PublisherPorts> = {}) {
  const states: AppState[] = [];
  const locked = vi.fn();
  const publish = createPublisher({
    vault: {
      status: async () => unlocked,
      content: async () => ({ ...emptyVault, environments: [environment] }),
      passkeys: async () => [],
    },
    lost: async () => null,
    policy: {
      held: () => ({ status: 'known', given: {}, policy: {}, problems: [] }),
      beforeDrawing: async () => undefined,
    },
    currentCase: async () => toLostCard,
    drafts: { load: async () => emptyDraft },
    hostsPermitted: async (hosts) => new Set(await hosts),
    locked,
    practice: async () => null,
    publishState: async (state) => void states.push(state),
    ...changes,
  });
  return { publish, states, locked };
}

describe('a publication', () => {
  it('shows the current case, and which hosts are permitted', async () => {
    const { publish, states, locked } = publisherWith();
    await publish();
    expect(states).toMatchObject([
      { case: { id: toLostCard.id }, caseFault: null, environments: [{ permitted: true }] },
    ]);
    expect(locked).not.toHaveBeenCalled();
  });

  it('checks the lock last: nothing of a just-locked vault is shown, and its tokens are dropped', async () => {
    let isLocked = false;
    const { publish, states, locked } = publisherWith({
      vault: {
        status: async () => (isLocked ? { status: 'locked' } : unlocked),
        content: async () => ({ ...emptyVault, environments: [environment] }),
        passkeys: async () => [],
      },
      hostsPermitted: async () => {
        isLocked = true;
        return new Set();
      },
    });
    await publish();
    expect(states).toMatchObject([{ vault: { status: 'locked' }, environments: [], case: null }]);
    expect(locked).toHaveBeenCalledOnce();
  });

  it.each([
    [new CaseRecordError('corrupt'), 'corrupt'],
    [new Error('disk'), 'storage'],
  ])('says why the case cannot be shown (%s)', async (error, caseFault) => {
    const { publish, states } = publisherWith({ currentCase: () => Promise.reject(error) });
    await publish();
    expect(states).toMatchObject([{ vault: { status: 'unlocked' }, case: null, caseFault }]);
  });

  it.each([
    [new VaultError('corrupt', ''), 'corrupt'],
    [new Error('disk'), 'storage'],
  ])('says why the vault cannot be read (%s)', async (error, fault) => {
    const content = () => Promise.reject(error);
    const { publish, states } = publisherWith({
      vault: { status: async () => unlocked, content, passkeys: content },
    });
    await publish();
    expect(states).toMatchObject([{ vault: { status: 'broken', fault } }]);
  });

  it('says what is left of a lost vault, and asks for that only where there is none', async () => {
    const lost = vi.fn(async () => ({ since: 7, kept: [] }));
    const absent = {
      status: async () => ({ status: 'absent' as const }),
      content: async () => null,
      passkeys: async () => null,
    };
    const { publish, states } = publisherWith({ lost, vault: absent });
    await publish();
    expect(states).toMatchObject([{ vault: { status: 'absent', lost: { since: 7 } } }]);
    const open = publisherWith({ lost });
    await open.publish();
    expect(lost).toHaveBeenCalledOnce();
    const broken = publisherWith({ lost: () => Promise.reject(new Error('no')), vault: absent });
    await broken.publish();
    expect(broken.states.map(({ vault }) => vault)).toEqual([{ status: 'absent' }]);
  });

  it('goes on without a draft or permissions that cannot be read', async () => {
    const { publish, states } = publisherWith({
      drafts: { load: () => Promise.reject(new Error('disk')) },
      hostsPermitted: () => Promise.reject(new Error('browser')),
    });
    await publish();
    expect(states).toMatchObject([{ draft: emptyDraft, environments: [{ permitted: false }] }]);
  });

  it('that fails is not an error for its caller', async () => {
    const { publish } = publisherWith({ publishState: () => Promise.reject(new Error('full')) });
    await expect(publish()).resolves.toBeUndefined();
  });
});

it('waiting calls share one publication, which shows all their changes', async () => {
  let agent = '';
  const { publish, states } = publisherWith({
    vault: {
      status: async () => unlocked,
      content: async () => ({ ...emptyVault, agent }),
      passkeys: async () => [],
    },
  });
  const first = publish();
  await Promise.resolve();
  agent = 'Mia';
  await Promise.all([publish(), publish(), publish(), first]);
  expect(states).toHaveLength(2);
  expect(states.at(-1)).toMatchObject({ agent: 'Mia' });
});
