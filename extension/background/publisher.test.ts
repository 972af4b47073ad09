import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/case/account';
import type { Case } from '../../src/case/case';
import { toLostCard } from '../../src/case/testing/lost-phone-story';
import { anEnvironment } from '../../src/environments/testing/environments';
import { emptyVault, type VaultContent } from '../../src/environments/vault-content';
import type { AppState } from '../../src/messaging/app-state';
import { emptyDraft } from '../../src/messaging/empty-draft';
import type { Policy } from '../../src/policy/policy';
import { DEFAULT_LOCK_LIMITS } from '../../src/vault/lock-limits';
import type { VaultSession } from '../../src/vault/vault-session';
import { createPublisher } from './publisher';

const unverifiedCase: Case = {
  ...toLostCard,
  grounds: null,
  account: accountOf(
    {
      user: {
        userId: '6229ffaaaaaaaaaacade3e3d',
        status: 'Activated',
        name: 'Alice Liddell',
        nickname: null,
        username: null,
        email: 'wonderland@example.com',
        emailVerified: true,
        phone: '13812345678',
        phoneCountryCode: '+86',
        lastLogin: null,
        customData: null,
      },
      identities: [],
      securityInfo: { passwordSet: true, emailBinded: true, phoneBinded: true },
    },
    null,
  ),
};

/** What is published of a case, and how the policy was asked for. */
async function published(
  environmentIds: readonly string[],
  policy: Policy,
  current: Case | null,
  given: Partial<Pick<VaultSession<VaultContent>, 'status' | 'content'>> = {},
) {
  const states: AppState[] = [];
  const wanted: string[] = [];
  const content = {
    ...emptyVault,
    environments: environmentIds.map((id) => anEnvironment(id, id)),
  };
  const vault: Pick<VaultSession<VaultContent>, 'status' | 'content'> = {
    status: async () => ({
      status: 'unlocked',
      recovered: false,
      lockAt: 1,
      limits: DEFAULT_LOCK_LIMITS,
    }),
    content: async () => content,
    ...given,
  };
  const publisher = createPublisher({
    vault,
    policy: async (asked) => {
      wanted.push(asked);
      return policy;
    },
    organisation: async () => ({ entries: [], problems: [], practice: true }),
    drafts: { load: async () => emptyDraft },
    hostsPermitted: async (hosts) => new Set(await hosts),
    locked: () => undefined,
    practice: async () => null,
    publishState: async (state) => void states.push(state),
  });
  await publisher.publish(async () => ({ current, caseFault: null }));
  return { state: states[0], wanted };
}

describe('what views may see', () => {
  it('is nothing of what was locked while the content was read', async () => {
    const { state } = await published(['e1'], {}, unverifiedCase, {
      status: async () => ({ status: 'locked' }),
    });
    expect(state).toMatchObject({ vault: { status: 'locked' }, environments: [], case: null });
  });

  it('is that there is no vault, even where none could be opened', async () => {
    const { state } = await published([], {}, null, {
      status: async () => ({ status: 'absent' }),
      content: () => Promise.reject(new Error('a newer version')),
    });
    expect(state?.vault).toEqual({ status: 'absent' });
  });

  it('is that a vault which is open cannot be read', async () => {
    const { state } = await published([], {}, null, {
      content: () => Promise.reject(new Error('damaged')),
    });
    expect(state?.vault).toEqual({ status: 'broken', fault: 'storage' });
  });
});

describe('a case whose caller is not verified', () => {
  const { id } = unverifiedCase.environment;

  it('is shown whole where nothing else is asked for', async () => {
    const { state, wanted } = await published([id], {}, unverifiedCase);
    expect(state?.veiled).toBe(false);
    expect(JSON.stringify(state)).toContain('Alice Liddell');
    // Whether it may be is not guessed.
    expect(wanted).toEqual(['known']);
  });

  it.each([
    ['whose organisation wants verification first', [id]],
    ['whose environment is gone', []],
  ])('%s is veiled', async (_, environmentIds) => {
    const policy = environmentIds.length > 0 ? { safeguards: { verificationFirst: true } } : {};
    const { state } = await published(environmentIds, policy, unverifiedCase);
    expect(state?.veiled).toBe(true);
    expect(JSON.stringify(state)).not.toContain('Alice Liddell');
  });
});

it('without such a case nothing waits for the policy', async () => {
  const { state, wanted } = await published(['env-1'], {}, null);
  expect(wanted).toEqual(['at-hand']);
  expect(state?.environments[0]).toMatchObject({ id: 'env-1', fromOrganisation: false });
});
