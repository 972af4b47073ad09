import { describe, expect, it } from 'vitest';
import { type Case, openCase } from '../../src/case/case';
import type { Order } from '../../src/case/case-runner';
import type { OperationAnswer } from '../../src/case/event';
import type { Secrets, Task } from '../../src/case/ports';
import type { Receipt } from '../../src/case/receipt';
import { emptyVault } from '../../src/environments/vault-content';
import { failure } from '../../src/genauth/failure';
import type { HistoryEntry } from '../../src/history/history';
import { createReceiptChecker } from './receipt-checker';
import { environment } from './testing/fake-world';

const receipt: Receipt = {
  version: 2,
  caseId: 'case-1',
  openedAt: 1_000,
  closedAt: 5_000,
  agent: '',
  environment: {
    id: environment.id,
    label: environment.label,
    appHost: environment.appHost,
    appId: environment.appId,
  },
  way: 'sms',
  verifiedHow: '',
  ticket: '',
  outcome: 'unknown',
  failureCode: 'no-answer',
  requestId: null,
  operations: [],
  readBack: 'not-read',
  token: 'not-revoked',
  person: {
    userId: 'user-1',
    phone: '+86 139****5678',
    phoneCorrelation: 'c',
    note: '',
    reason: '',
  },
};

const seen = (number: 'none' | 'same', userId = 'user-1'): OperationAnswer => ({
  ok: true,
  requestId: 'look',
  found: { kind: 'seen', userId, number, protection: 'not-protected' },
});

interface Given {
  readonly receipt?: Receipt;
  readonly environments?: readonly (typeof environment)[];
  readonly answer?: OperationAnswer;
  readonly current?: Case | null;
}

/** A history of one entry, and a service that gives one answer. */
function checking(given: Given = {}) {
  const entries: HistoryEntry[] = [
    { seq: 1, receipt: given.receipt ?? receipt, erasedAt: null, supersededBy: null },
  ];
  const tasks: Task[] = [];
  const secrets: Secrets[] = [];
  const orders: Order[] = [];
  const check = createReceiptChecker({
    content: async () => ({ ...emptyVault, environments: given.environments ?? [environment] }),
    keeper: {
      get: async (seq) => entries[seq - 1] ?? null,
      put: async (next) => {
        entries.push({
          seq: entries.length + 1,
          receipt: next,
          erasedAt: null,
          supersededBy: null,
        });
        entries[0] = { seq: 1, receipt, erasedAt: null, supersededBy: entries.length };
      },
      sealPending: async () => undefined,
    },
    runner: {
      current: async () => given.current ?? null,
      submit: async (order) => {
        orders.push(order);
        return 'done';
      },
    },
    prepare: (task) => async (held) => {
      tasks.push(task);
      secrets.push(held);
      return { answer: given.answer ?? seen('none'), secrets: null };
    },
    now: () => 9_000,
    newId: () => 'op-check',
  });
  return { check, entries, tasks, secrets, orders };
}

describe('checking a receipt whose outcome is open', () => {
  it('reads the account with the access key, and writes the later word', async () => {
    const { check, entries, tasks, secrets } = checking();
    expect(await check(1)).toEqual({ seq: 2, outcome: 'unbound', failure: null });
    expect(tasks).toMatchObject([
      {
        request: { kind: 'read-back', byAccessKey: true },
        environment: { id: environment.id, managementHost: environment.managementHost },
        account: { userId: 'user-1', phoneCorrelation: 'c' },
      },
    ]);
    expect(secrets).toEqual([{ accessToken: null, phone: null, query: null }]);
    expect(entries.at(-1)?.receipt).toMatchObject({
      outcome: 'unbound',
      operations: [{ id: 'op-check', kind: 'read-back' }],
    });
  });

  it('notes a check that changed nothing', async () => {
    const { check, entries } = checking({ answer: seen('same') });
    expect(await check(1)).toEqual({ seq: 2, outcome: 'unknown', failure: null });
    expect(entries[1]?.receipt.operations).toHaveLength(1);
  });

  it('writes nothing where the account could not be read, or is another one', async () => {
    const lost = failure('maybe-sent', 'no-answer');
    const { check, entries } = checking({ answer: { ok: false, failure: lost } });
    expect(await check(1)).toEqual({ seq: 1, outcome: 'unknown', failure: lost });
    expect(entries).toHaveLength(1);
    const other = checking({ answer: seen('none', 'user-2') });
    expect(await other.check(1)).toMatchObject({ failure: { code: 'other-user' } });
    expect(other.entries).toHaveLength(1);
  });

  it.each([
    ['environment-missing', { environments: [] }],
    [
      'environment-changed',
      { environments: [{ ...environment, appHost: 'https://x.genauth.ai' }] },
    ],
    ['management-missing', { environments: [{ ...environment, managementHost: '' }] }],
    ['session-lost', { receipt: { ...receipt, person: null } }],
  ] as const)('sends nothing, and says %s', async (code, given) => {
    const { check, tasks } = checking(given);
    expect(await check(1)).toMatchObject({ outcome: 'unknown', failure: { code } });
    expect(tasks).toEqual([]);
  });

  it('checks nothing that is settled, superseded or not there', async () => {
    const settled = checking({ receipt: { ...receipt, outcome: 'refused' } });
    expect(await settled.check(1)).toBe('missing');
    const { check, tasks } = checking();
    expect(await check(7)).toBe('missing');
    await check(1);
    expect(await check(1)).toBe('missing');
    expect([...settled.tasks, ...tasks]).toHaveLength(1);
  });

  it('checks one at a time, so that a second click finds the first one’s result', async () => {
    const { check, tasks } = checking();
    const [first, second] = await Promise.all([check(1), check(1)]);
    expect(first).toMatchObject({ outcome: 'unbound' });
    expect(second).toBe('missing');
    expect(tasks).toHaveLength(1);
  });

  it('leaves the open case to the runner, which has its journal', async () => {
    const opened = openCase({
      id: 'case-1',
      now: 1_000,
      environment: { ...receipt.environment, managementHost: environment.managementHost },
      agent: '',
      way: 'sms',
    });
    const outcome = { kind: 'unknown', at: 5_000, reason: null } as const;
    const current: Case = { ...opened, step: 'outcome', outcome };
    const { check, orders, tasks } = checking({ current });
    expect(await check(1)).toMatchObject({ outcome: 'unknown', failure: null });
    expect(orders).toEqual([{ command: { type: 'check-again' }, revision: current.revision }]);
    expect(tasks).toEqual([]);
  });

  it('does not disturb another open case', async () => {
    const current = openCase({
      id: 'case-2',
      now: 1_000,
      environment: { ...receipt.environment, managementHost: '' },
      agent: '',
      way: 'sms',
    });
    const { check, orders } = checking({ current });
    expect(await check(1)).toMatchObject({ outcome: 'unbound' });
    expect(orders).toEqual([]);
  });
});
