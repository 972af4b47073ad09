import type { Case } from '../../../src/case/case';
import type { Order, Submitted } from '../../../src/case/case-runner';
import { anEnvironment } from '../../../src/environments/testing/environments';
import { emptyVault, type VaultContent } from '../../../src/environments/vault-content';
import type { DraftFields } from '../../../src/messaging/draft';
import { parsePolicy } from '../../../src/policy/policy';
import type { PolicySource } from '../../../src/policy/policy-source';
import type { Judgement } from '../../../src/vault/passphrase-strength';
import type { World } from '../create-world';

/** How a world differs from an open one with one environment and no case. */
export interface Given {
  /** Null: the vault is locked. */
  readonly content?: VaultContent | null;
  /** The vault's status. */
  readonly status?: 'absent' | 'locked';
  readonly current?: Case | null;
  /** Reading the case fails with this. */
  readonly fault?: Error;
  readonly submitted?: Submitted;
  readonly policy?: unknown;
  /** What every new passphrase is judged as. */
  readonly judgement?: Judgement;
  /** Every use of the vault fails with this. */
  readonly vaultFault?: Error;
  /** The owner was not proved in the last minutes. */
  readonly unproved?: boolean;
}

export const environment = anEnvironment('acme', 'Acme');

const notUsed = () => Promise.reject(new Error('Not used here.'));

/** A world in memory. `did` lists what was done in it, in order. */
export function fakeWorld(given: Given = {}) {
  const { content: first = { ...emptyVault, environments: [environment] }, submitted } = given;
  const did: unknown[] = [];
  const orders: Order[] = [];
  let content = first;
  let fault = given.fault;
  let current = given.current ?? null;
  const vaultUse = async () => {
    if (given.vaultFault !== undefined) throw given.vaultFault;
  };
  const held = {
    status: 'known',
    given: given.policy ?? {},
    ...parsePolicy(given.policy ?? {}),
  } as const;
  const policy: PolicySource = {
    held: () => held,
    current: async () => held.policy,
    settled: async () => undefined,
    firstAnswer: async () => undefined,
    beforeDrawing: async () => undefined,
    ask: () => did.push('ask'),
    askNow: () => undefined,
    recall: () => undefined,
  };
  const world: Omit<World, 'receipts'> = {
    vault: {
      status: async () => ({ status: given.status ?? 'locked' }),
      create: async () => {
        await vaultUse();
        did.push('create');
        return content === null;
      },
      unlock: async () => {
        await vaultUse();
        did.push('unlock');
      },
      unlockByPasskey: async ({ id }) => {
        await vaultUse();
        did.push(['unlock by passkey', id]);
      },
      passkeys: async () => (content === null ? null : []),
      passkeyHandles: async () => [],
      addPasskey: async (passphrase, { name }) => {
        await vaultUse();
        did.push(['add passkey', passphrase, name]);
        return content !== null;
      },
      removePasskey: async (id) => {
        did.push(['remove passkey', id]);
        return content !== null;
      },
      lock: async () => {
        content = null;
        did.push('lock');
      },
      touch: async () => void did.push('touch'),
      content: async () => {
        await vaultUse();
        return content;
      },
      keys: async () => (content === null ? null : []),
      update: async (change) => {
        await vaultUse();
        if (content === null) return false;
        content = change(content);
        return true;
      },
      relimit: notUsed,
      verifyPassphrase: async (passphrase) => passphrase === 'right',
      changePassphrase: async () => content !== null,
      reset: async () => {
        content = null;
        did.push('reset');
      },
    },
    ownership: {
      recent: async () => given.unproved !== true,
      check: async ({ passphrase }) => passphrase === 'right',
    },
    runner: {
      current: async () => {
        if (fault !== undefined) throw fault;
        return current;
      },
      submit: async (order) => {
        if (fault !== undefined) throw fault;
        orders.push(order);
        if (order.command.type === 'close' && submitted === undefined) current = null;
        return submitted ?? 'done';
      },
      stop: async () => void did.push('stop'),
      isStopped: () => false,
      forget: async () => void did.push('forget'),
    },
    cases: {
      load: notUsed,
      save: notUsed,
      clear: async () => void did.push('clear case'),
      setAside: async () => {
        fault = undefined;
        did.push('set aside');
      },
      forgetKey: () => undefined,
    },
    drafts: {
      load: notUsed,
      merge: async (fields: DraftFields) => void did.push(fields),
      clear: async () => void did.push('clear draft'),
    },
    judgePassphrase: async () => given.judgement ?? { strength: 4, weakness: null },
    keepHosts: async (hosts) => void did.push(['keep hosts', ...hosts]),
    keeper: {
      put: notUsed,
      sealPending: async () => void did.push('seal'),
      keys: notUsed,
      page: notUsed,
      get: async () => null,
      erase: async (seq) => seq === 1,
      verify: async () => null,
      unboundSince: notUsed,
    },
    policy,
    publish: async () => void did.push('publish'),
    lock: async () => {
      content = null;
      did.push('lock');
    },
    checkReceipt: async (seq) =>
      seq === 1 ? { seq: 2, outcome: 'unbound', failure: null } : 'missing',
    check: notUsed,
    now: () => 1_000,
    newId: () => 'new-id',
  };
  return { world, did, orders, content: () => content };
}
