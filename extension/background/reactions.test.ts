import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/policy/policy';
import { createReactions } from './reactions';
import { fakeWorld, type Given } from './testing/fake-world';

/** What was done in the real world, in practice mode, and in what both share. */
function reactionsIn({ practising = false, ...given }: Given & { practising?: boolean } = {}) {
  const real = fakeWorld({ status: 'absent', ...given });
  const practice = fakeWorld();
  const shared: string[] = [];
  const reactions = createReactions({
    worlds: {
      real: real.world,
      active: async () => (practising ? practice.world : real.world),
      heedPolicy: async () => void shared.push('vault'),
    },
    policy: real.world.policy,
    practice: { heedPolicy: async () => void shared.push('practice') },
    openWelcome: async () => void shared.push('welcome'),
  });
  return { reactions, real: real.did, practice: practice.did, shared };
}

describe('a wake', () => {
  it.each([true, false])(
    'updates the real world, and reads the policy (practicing: %s)',
    async (practising) => {
      const { reactions, real, practice } = reactionsIn({ practising });
      await reactions.wake();
      expect(real).toEqual(['ask', 'publish', 'seal']);
      expect(practice).toEqual([]);
    },
  );
});

describe('a command', () => {
  it('keeps the real vault open, and reads the policy', async () => {
    const { reactions, real } = reactionsIn();
    await reactions.commanded('draft.save');
    expect(real).toEqual(['ask', 'touch']);
  });

  it('does not keep it open in practice mode or if a view was only opened', async () => {
    const practising = reactionsIn({ practising: true });
    await practising.reactions.commanded('draft.save');
    expect(practising.real).toEqual(['ask']);
    const showing = reactionsIn();
    await showing.reactions.commanded('app.wake');
    expect(showing.real).toEqual(['ask']);
  });
});

it('the lock screen locks the real vault, whichever world is active', async () => {
  const { reactions, real } = reactionsIn({ practising: true });
  await reactions.lock();
  expect(real).toEqual(['lock']);
});

it('a new policy ends practice mode if forbidden, is remembered, and is shown', async () => {
  const { reactions, real, shared } = reactionsIn();
  await reactions.policyChanged();
  expect(shared).toEqual(['practice', 'vault']);
  expect(real).toEqual(['publish']);
});

describe('a selection', () => {
  it('waits in the draft of the active world', async () => {
    const { reactions, real, practice } = reactionsIn({ practising: true });
    await reactions.selected(' alice@example.com ');
    expect(practice).toEqual([{ clue: 'alice@example.com' }, 'publish']);
    expect(real).toEqual([]);
  });

  it('of nothing changes nothing', async () => {
    const { reactions, real } = reactionsIn();
    await reactions.selected('  ');
    expect(real).toEqual([]);
  });
});

describe('an installation', () => {
  it.each<[string, Given, string[]]>([
    ['welcomes an agent who begins', {}, ['welcome']],
    ['does not welcome one who has a vault', { status: 'locked' }, []],
    ['does not where the organization has set something up', { policy: { practice: true } }, []],
  ])('%s', async (_, given, expected) => {
    const { reactions, shared } = reactionsIn(given);
    await reactions.installed();
    expect(shared).toEqual(expected);
  });

  it('does not welcome before a slow browser has told the policy', async () => {
    const { world } = fakeWorld({ status: 'absent' });
    const welcomed: string[] = [];
    let policy: Policy = {};
    const reactions = createReactions({
      worlds: { real: world, active: async () => world, heedPolicy: async () => undefined },
      policy: {
        ...world.policy,
        firstAnswer: async () => {
          policy = { practice: false };
        },
        current: async () => policy,
      },
      practice: { heedPolicy: async () => undefined },
      openWelcome: async () => void welcomed.push('welcome'),
    });
    await reactions.installed();
    expect(welcomed).toEqual([]);
  });
});

it('a new policy is remembered and shown even if practice mode cannot be ended', async () => {
  const { world, did } = fakeWorld();
  const reactions = createReactions({
    worlds: {
      real: world,
      active: async () => world,
      heedPolicy: async () => void did.push('vault'),
    },
    policy: world.policy,
    practice: { heedPolicy: () => Promise.reject(new Error('storage')) },
    openWelcome: async () => undefined,
  });
  await reactions.policyChanged();
  expect(did).toEqual(['vault', 'publish']);
});

it('no reaction rejects', async () => {
  const { reactions } = reactionsIn();
  const failing = createReactions({
    worlds: {
      real: fakeWorld().world,
      active: () => Promise.reject(new Error('storage')),
      heedPolicy: async () => undefined,
    },
    policy: fakeWorld().world.policy,
    practice: { heedPolicy: () => Promise.reject(new Error('storage')) },
    openWelcome: async () => undefined,
  });
  await expect(failing.policyChanged()).resolves.toBeUndefined();
  await expect(failing.selected('alice')).resolves.toBeUndefined();
  await expect(reactions.commanded('app.wake')).resolves.toBeUndefined();
});
