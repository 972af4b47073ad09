import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/case/case';
import type { Command } from '../../src/case/event';
import { recordedGrounds } from '../../src/case/grounds';
import { anEnvironment } from '../../src/environments/testing/environments';
import { emptyVault, type VaultContent } from '../../src/environments/vault-content';
import { defaultSafeguards } from '../../src/safeguards/default-safeguards';
import type { Safeguards } from '../../src/safeguards/safeguards';
import { createSafeguard } from './safeguard';

const now = 10_000_000;
const content: VaultContent = { ...emptyVault, environments: [anEnvironment('env-1', 'Acme')] };
const sending: Command = { type: 'send-code', grounds: null, confirmed: false };

const current = (environmentId: string) => ({
  ...openCase({
    id: 'case-1',
    now,
    environment: { id: environmentId, label: 'Acme', appHost: 'https://a', managementHost: '' },
    agent: '',
    way: 'token',
  }),
  step: 'card' as const,
});

function judged(
  command: Command,
  holding: Partial<Safeguards>,
  { vault = content, unbound = [], at = 'env-1' }: Given = {},
) {
  const asked: [string, number][] = [];
  const safeguard = createSafeguard({
    content: async () => vault,
    safeguardsOf: async () => ({ ...defaultSafeguards, ...holding }),
    unboundSince: async ({ appHost }, since) => {
      asked.push([appHost, since]);
      return unbound;
    },
    now: () => now,
  });
  return safeguard(current(at), command).then((problem) => ({
    code: problem?.code,
    possibleAt: problem?.possibleAt,
    asked,
  }));
}

interface Given {
  readonly vault?: VaultContent | null;
  readonly unbound?: readonly number[];
  readonly at?: string;
}

describe('the safeguards before a command', () => {
  it('lets unguarded commands pass without reading anything', async () => {
    for (const command of [
      { type: 'unbind', passCode: '123456' },
      ...(['abandon', 'close', 'check-again', 'read-again'] as const).map((type) => ({ type })),
    ] as const) {
      const { code } = await judged(command, { production: true }, { vault: null });
      expect(code).toBeUndefined();
    }
  });

  it('stops guarded commands if the safeguards are unknown', async () => {
    expect((await judged(sending, {}, { vault: null })).code).toBe('vault-locked');
    expect((await judged(sending, {}, { at: 'gone' })).code).toBe('environment-missing');
    const digits: Command = { type: 'check-last-four', lastFour: '5678' };
    expect((await judged(digits, {}, { vault: null })).code).toBe('vault-locked');
    expect((await judged(digits, {})).code).toBeUndefined();
  });

  it('requires what the environment requires', async () => {
    expect((await judged(sending, {})).code).toBeUndefined();
    expect((await judged(sending, { production: true })).code).toBe('production-unconfirmed');
    expect((await judged(sending, { reason: 'always' })).code).toBe('reason-missing');
  });

  it('takes a listed method with a number in it, as it is recorded', async () => {
    const method = 'Called back from 400 820 8820';
    const given = { verifiedHow: method, note: '', reason: '', ticket: '' };
    const verified = (how: string): Command => ({
      type: 'record-grounds',
      grounds: recordedGrounds({ ...given, verifiedHow: how }, now),
    });
    const listed = { verificationMethods: [method] };
    expect((await judged(verified(method), listed)).code).toBeUndefined();
    expect((await judged(verified('Called back'), listed)).code).toBe('verification-unlisted');
  });

  it('counts the last hour at this host, whatever the environment, only if there is a limit', async () => {
    const unbound = [now - 1_000, now - 2_000, now - 3_000];
    const reached = await judged(sending, { hourlyLimit: 3 }, { unbound });
    const host = anEnvironment('env-1', 'Acme').appHost;
    expect(reached.code).toBe('limit-reached');
    expect(reached.asked).toEqual([[host, now - 3_600_000]]);
    const free = await judged(sending, { hourlyLimit: 4 }, { unbound });
    expect(free).toMatchObject({ code: undefined, possibleAt: undefined });
    expect((await judged(sending, { hourlyLimit: 0 }, { unbound })).asked).toEqual([]);
  });

  it('reports when the next unbinding is possible', async () => {
    const unbound = [now - 1_000, now - 2_000, now - 3_000];
    const { possibleAt } = await judged(sending, { hourlyLimit: 2 }, { unbound });
    expect(possibleAt).toBe(now - 2_000 + 3_600_000);
    expect((await judged(sending, { production: true })).possibleAt).toBeUndefined();
  });
});
