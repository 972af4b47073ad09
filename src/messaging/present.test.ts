import { describe, expect, it } from 'vitest';
import { accountOf } from '../case/account';
import type { Case } from '../case/case';
import { toLostCard } from '../case/testing/lost-phone-story';
import type { Environment } from '../environments/environment';
import { anEnvironment } from '../environments/testing/environments';
import { emptyVault } from '../environments/vault-content';
import { parsePolicy } from '../policy/policy';
import type { HeldPolicy } from '../policy/policy-source';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { DEFAULT_LOCK_LIMITS } from '../vault/lock-limits';
import { emptyDraft } from './empty-draft';
import { present, type Snapshot } from './present';

const held = (given: unknown, status: HeldPolicy['status'] = 'known'): HeldPolicy => ({
  status,
  given,
  ...parsePolicy(given ?? {}),
});

const environment = anEnvironment(toLostCard.environment.id, 'Acme');

const openVault: Snapshot = {
  vault: {
    ok: true,
    value: {
      status: 'unlocked',
      recovered: false,
      restored: false,
      lockAt: 9,
      limits: DEFAULT_LOCK_LIMITS,
    },
  },
  lost: null,
  content: { ok: true, value: { ...emptyVault, agent: 'Mia', environments: [environment] } },
  passkeys: [],
  policy: held({}),
  permitted: new Set([environment.appHost]),
  current: toLostCard,
  caseFault: null,
  draft: { ...emptyDraft, caller: 'alice' },
  practice: null,
};

const locked: Snapshot = { ...openVault, vault: { ok: true, value: { status: 'locked' } } };

describe('passkeys', () => {
  const handle = { id: 'aWQ=', salt: 'c2FsdA==', transports: ['internal'] } as const;
  const own = { id: 'aWQ=', name: 'Laptop', addedAt: 7 };
  const withPasskey: Snapshot = {
    ...openVault,
    vault: { ok: true, value: { status: 'locked', passkeys: [handle] } },
  };
  const forbidden = held({ passkeys: 'forbidden' });

  it('are offered on the locked screen, unless the organization forbids them', () => {
    expect(present(withPasskey).vault).toEqual({ status: 'locked', passkeys: [handle] });
    expect(present({ ...withPasskey, policy: forbidden }).vault).toEqual({ status: 'locked' });
  });

  it('are listed while it is open, but not if forbidden, nor in practice mode', () => {
    const listed = { ...openVault, passkeys: [own] };
    expect(present(listed).vault).toMatchObject({ passkeys: [own], passkeysDeclined: false });
    expect(present({ ...listed, policy: forbidden }).vault).toMatchObject({ passkeys: null });
    const practice = { callerId: 'lin', heard: null };
    expect(present({ ...listed, practice }).vault).toMatchObject({ passkeys: null });
  });

  it('are not offered to an agent who has declined', () => {
    const content = { ok: true, value: { ...emptyVault, passkeysDeclined: true } } as const;
    expect(present({ ...openVault, content }).vault).toMatchObject({ passkeysDeclined: true });
  });
});

describe('when the vault is open', () => {
  it('views see the environments without their secrets, the case, the draft and the agent', () => {
    const state = present(openVault);
    expect(state).toMatchObject({
      vault: { status: 'unlocked', lockAt: 9, managed: false },
      environments: [
        {
          id: environment.id,
          permitted: true,
          managementPermitted: false,
          fromOrganisation: false,
        },
      ],
      case: { id: toLostCard.id },
      agent: 'Mia',
      draft: { caller: 'alice' },
    });
    expect(JSON.stringify(state)).not.toContain(environment.appSecret);
    expect(JSON.stringify(state)).not.toContain(environment.accessKeySecret);
  });

  it('views see the organization’s settings instead of the agent’s', () => {
    const given = { lockIdleMinutesMax: 5, safeguards: { production: true } };
    const state = present({ ...openVault, policy: held(given) });
    expect(state.vault).toMatchObject({ managed: true, bounds: { idleMinutes: { max: 5 } } });
    expect(state.environments[0]?.safeguards).toEqual({ production: true });
    expect(state.organisation.entries).toEqual(['lockIdleMinutesMax', 'safeguards.production']);
  });

  it('a management host that is not set needs no permission', () => {
    const value = {
      ...emptyVault,
      environments: [{ ...environment, managementHost: '' }],
    };
    const state = present({ ...openVault, content: { ok: true, value } });
    expect(state.environments[0]?.managementPermitted).toBe(true);
  });

  it('views see that the case cannot be read', () => {
    const state = present({ ...openVault, current: null, caseFault: 'corrupt' });
    expect(state).toMatchObject({ case: null, caseFault: 'corrupt' });
  });
});

describe('views see nothing of environments, case or draft', () => {
  const nothing = { environments: [], case: null, agent: '', draft: emptyDraft };

  it('if the vault locked during reading', () => {
    expect(present(locked)).toMatchObject({ ...nothing, vault: { status: 'locked' } });
  });

  it('if the vault’s deadline locked it before its content was read', () => {
    const state = present({ ...openVault, content: { ok: true, value: null } });
    expect(state).toMatchObject({ ...nothing, vault: { status: 'locked' } });
  });

  it('if there is no vault, even if something there could not be opened', () => {
    const state = present({
      ...openVault,
      vault: { ok: true, value: { status: 'absent' } },
      content: { ok: false, fault: 'unknown-version' },
    });
    expect(state).toMatchObject({ ...nothing, vault: { status: 'absent' } });
  });

  it('but what is left of a vault that is lost', () => {
    const lost = { since: 7, kept: ['receipts'] } as const;
    const absent: Snapshot = { ...openVault, vault: { ok: true, value: { status: 'absent' } } };
    expect(present({ ...absent, lost })).toMatchObject({
      ...nothing,
      vault: { status: 'absent', lost },
    });
    expect(present(absent).vault).toEqual({ status: 'absent' });
    expect(present({ ...locked, lost }).vault).toEqual({ status: 'locked' });
  });

  it.each([
    ['corrupt', 'corrupt'],
    ['unknown-version', 'unknown-version'],
    [null, 'storage'],
  ] as const)('if the vault cannot be read (%s)', (fault, told) => {
    const vault = { status: 'broken', fault: told };
    expect(present({ ...openVault, content: { ok: false, fault } })).toMatchObject({
      ...nothing,
      vault,
    });
    expect(present({ ...openVault, vault: { ok: false, fault } })).toMatchObject({
      ...nothing,
      vault,
    });
  });

  it('if the key no longer opens the vault, which has to be unlocked again', () => {
    const state = present({ ...openVault, content: { ok: false, fault: 'wrong-passphrase' } });
    expect(state).toMatchObject({ ...nothing, vault: { status: 'locked' } });
  });

  it('except practice, and that the policy cannot be read', () => {
    const practice = { callerId: 'lin', heard: null };
    const state = present({ ...locked, policy: held(null, 'unreadable'), practice });
    expect(state).toMatchObject({ practice, organisation: { unreadable: true, practice: false } });
  });
});

describe('a case whose caller is not verified', () => {
  const unverified: Case = {
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
  const withCase: Snapshot = { ...openVault, current: unverified };

  it('is shown in full if nothing else is required', () => {
    const state = present(withCase);
    expect(state.veiled).toBe(false);
    expect(JSON.stringify(state)).toContain('Alice Liddell');
  });

  it.each<[string, Partial<Snapshot>]>([
    [
      'whose organization wants verification first',
      { policy: held({ safeguards: { verificationFirst: true } }) },
    ],
    ['whose environment is gone', { content: { ok: true, value: emptyVault } }],
    ['of which it is not known yet what the organization wants', { policy: held(null, 'unknown') }],
  ])('%s is veiled', (_, changes) => {
    const state = present({ ...withCase, ...changes });
    expect(state.veiled).toBe(true);
    expect(JSON.stringify(state)).not.toContain('Alice Liddell');
  });

  it('follows its environment’s safeguards if the policy cannot be read', () => {
    expect(present({ ...withCase, policy: held(null, 'unreadable') }).veiled).toBe(false);
  });
});

describe('the last digits of a lost phone', () => {
  const numberIn = (changes: Partial<Snapshot>) =>
    present({ ...openVault, ...changes }).case?.account?.phone;
  const without = (safeguards: Environment['safeguards']): Partial<Snapshot> => ({
    content: {
      ok: true,
      value: { ...emptyVault, environments: [{ ...environment, safeguards }] },
    },
  });
  const open = without({ ...defaultSafeguards, lastFour: false });

  it.each<[string, Partial<Snapshot>]>([
    ['by default', {}],
    ['if the organization says so', { ...open, policy: held({ safeguards: { lastFour: true } }) }],
    ['while the policy is not known', { ...open, policy: held(null, 'unknown') }],
    ['if the environment is gone', { content: { ok: true, value: emptyVault } }],
  ])('are hidden %s', (_, changes) => {
    const state = present({ ...openVault, ...changes });
    expect(state.case?.account?.phone).toBe('+86 138********');
    expect(JSON.stringify(state.case?.account)).not.toContain('5678');
  });

  it('are shown once the caller has named them, and where the safeguard is off', () => {
    const digitsCheck = { matched: true, wrongTries: 0 };
    expect(numberIn({ current: { ...toLostCard, digitsCheck } })).toBe('+86 138****5678');
    expect(numberIn(open)).toBe('+86 138****5678');
  });
});
