import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { accountIn, checkedReceipt, environmentNow, isOpen } from './check-receipt';
import type { OperationAnswer } from './event';
import { operationKinds } from './operation';
import type { Receipt } from './receipt';
import type { NumberSeen } from './seen-account';
import { answers } from './testing/case-events';

const unknown: Receipt = {
  version: 2,
  caseId: 'case-1',
  openedAt: 1_000,
  closedAt: 5_000,
  agent: 'Ada',
  environment: { id: 'env-1', label: 'Acme', appHost: 'https://acme.genauth.ai' },
  way: 'sms',
  verifiedHow: 'Called back',
  ticket: 'HD-1001',
  outcome: 'unknown',
  failureCode: 'no-answer',
  requestId: null,
  operations: [
    {
      id: 'op-1',
      kind: 'unbind-phone',
      startedAt: 4_000,
      settled: { at: 5_000, result: 'failed', failure: failure('maybe-sent', 'no-answer') },
    },
  ],
  readBack: 'not-read',
  token: 'not-revoked',
  person: {
    userId: 'user-1',
    phone: '+86 139****5678',
    phoneCorrelation: 'correlation',
    note: '',
    reason: '',
  },
};
const accepted: Receipt = {
  ...unknown,
  outcome: 'accepted',
  failureCode: 'timeout',
  requestId: 'read',
  operations: [
    {
      id: 'op-1',
      kind: 'unbind-phone',
      startedAt: 4_000,
      settled: { at: 5_000, result: 'done', requestId: 'unbinding' },
    },
  ],
};

const look = (answer: OperationAnswer) =>
  ({ operationId: 'check', startedAt: 90_000, at: 91_000, answer }) as const;
const seen = (number: NumberSeen, userId = 'user-1'): OperationAnswer => ({
  ok: true,
  requestId: 'look',
  found: { kind: 'seen', userId, number, protection: 'not-protected' },
});

describe('a later look at the account of a receipt', () => {
  it('settles the outcome where that number is gone, and keeps when the case closed', () => {
    for (const open of [unknown, accepted]) {
      const checked = checkedReceipt(open, look(seen('none')));
      expect(checked).toMatchObject({
        outcome: 'unbound',
        readBack: 'no-phone',
        failureCode: null,
        closedAt: 5_000,
      });
    }
    expect(checkedReceipt(accepted, look(seen('none')))).toMatchObject({ requestId: 'unbinding' });
    expect(checkedReceipt(unknown, look(seen('other')))).toMatchObject({
      outcome: 'unbound',
      readBack: 'other-phone',
    });
  });

  it('notes when it was checked where the number is still there', () => {
    const checked = checkedReceipt(unknown, look(seen('same')));
    expect(checked).toMatchObject({ outcome: 'unknown', failureCode: 'no-answer' });
    expect('operations' in checked && checked.operations.at(-1)).toEqual({
      id: 'check',
      kind: 'read-back',
      startedAt: 90_000,
      settled: { at: 91_000, result: 'done', requestId: 'look' },
    });
    expect(checkedReceipt(accepted, look(seen('same')))).toMatchObject({
      outcome: 'unknown',
      failureCode: null,
      readBack: 'phone',
    });
  });

  it('tells nothing if it failed, or was of another user', () => {
    const lost = failure('maybe-sent', 'no-answer');
    expect(checkedReceipt(unknown, look({ ok: false, failure: lost }))).toBe(lost);
    expect(checkedReceipt(unknown, look(seen('none', 'user-2')))).toMatchObject({
      code: 'other-user',
    });
    const erased = { ...unknown, person: null };
    expect(checkedReceipt(erased, look(seen('none')))).toMatchObject({ code: 'other-user' });
  });

  it('whatever it answers, keeps an outcome open unless the same account was seen without that number', () => {
    const open = fc.constantFrom(unknown, accepted);
    fc.assert(
      fc.property(open, answers, (receipt, answer) => {
        const checked = checkedReceipt(receipt, look(answer));
        if ('delivery' in checked) return;
        const { operations, outcome, readBack, failureCode, requestId, ...rest } = checked;
        expect(receipt).toMatchObject(rest);
        expect(operations.slice(0, -1)).toEqual(receipt.operations);
        const kind = operations.at(-1)?.kind;
        expect(kind !== undefined && operationKinds[kind].effect).toBe(false);
        const gone =
          answer.ok &&
          answer.found.kind === 'seen' &&
          answer.found.userId === 'user-1' &&
          (answer.found.number === 'none' || answer.found.number === 'other');
        expect(isOpen(outcome)).toBe(!gone);
        if (!isOpen(outcome)) expect(outcome).toBe('unbound');
      }),
    );
  });
});

describe('the account of a receipt', () => {
  it('has what the number is compared with', () => {
    expect(accountIn(unknown)).toMatchObject({
      userId: 'user-1',
      phone: '+86 139****5678',
      phoneCorrelation: 'correlation',
    });
  });

  it('is not known once the data was erased', () => {
    expect(accountIn({ ...unknown, person: null })).toBeNull();
  });
});

describe('the environment of a receipt', () => {
  const { environment } = unknown;
  const now = { ...environment, managementHost: 'https://api.genauth.ai' };

  it('is looked at by the access key that it has now', () => {
    expect(environmentNow(environment, [now])).toEqual(now);
  });

  it.each([
    ['environment-missing', []],
    ['environment-changed', [{ ...now, appHost: 'https://other.genauth.ai' }]],
    ['management-missing', [{ ...now, managementHost: '' }]],
  ])('cannot be looked at (%s)', (code, environments) => {
    expect(environmentNow(environment, environments)).toMatchObject({ delivery: 'not-sent', code });
  });
});
