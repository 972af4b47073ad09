import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { parseReceipt } from '../history/receipt-schema';
import type { Case } from './case';
import type { Settlement } from './operation';
import { decidingRequestId, receiptOf } from './receipt';
import { adminUnbind, grounds } from './testing/click';
import { clearing, toLostCard } from './testing/lost-phone-story';
import { secretCommands } from './testing/secrets-canary';
import {
  failed,
  following,
  lost,
  ok,
  opened,
  readBack,
  refused,
  seenAgain,
  toCode,
  told,
  unbinding,
} from './testing/story';

const abandoned = (current: Case) => following(current, { type: 'abandon' });
const wrongCode = failed(refused('wrong-code'));
const again = secretCommands.unbind;

describe('a receipt about the last look at the account', () => {
  it.each([
    ['no-phone', 'that showed no number', following(unbinding, ok(), readBack(false))],
    ['no-phone', 'on a lost phone', following(clearing, ok(), readBack(false))],
    ['phone', 'that showed the number', following(unbinding, ok(), readBack(true))],
    ['phone', 'on a lost phone that is there', following(clearing, failed(lost), readBack(true))],
    ['not-read', 'that failed', following(unbinding, ok(), failed(lost))],
    ['not-read', 'that was never made', abandoned(toCode)],
    ['not-read', 'that was made before anything was done', abandoned(toLostCard)],
    [
      'phone',
      'after a second try',
      abandoned(following(unbinding, wrongCode, readBack(true), again, wrongCode, readBack(true))),
    ],
    [
      'not-read',
      'that failed after a second try, whatever the first one showed',
      following(unbinding, wrongCode, readBack(true), again, failed(lost), failed(lost)),
    ],
    [
      'not-read',
      'that was not made after a second try, whatever the first one showed',
      abandoned(
        following(unbinding, wrongCode, readBack(true), again, failed(refused('token-invalid'))),
      ),
    ],
    [
      'phone',
      'before a second try that never left',
      abandoned(
        following(
          unbinding,
          wrongCode,
          readBack(true),
          again,
          failed(failure('not-sent', 'offline')),
        ),
      ),
    ],
    [
      'not-read',
      'that could not be made again',
      following(unbinding, ok(), failed(lost), { type: 'check-again' }, failed(lost)),
    ],
  ] as const)('%s: for a case %s', (readBackSaid, _, current) => {
    expect(receiptOf(current)?.readBack).toBe(readBackSaid);
  });

  it('is no number if a new sign-in showed that it is gone', () => {
    const current = following(
      unbinding,
      failed(refused('token-invalid')),
      secretCommands.token,
      told({ phone: null }, false),
    );
    expect(receiptOf(current)).toMatchObject({ outcome: 'unbound', readBack: 'no-phone' });
  });
});

describe('a receipt', () => {
  const act = { ...adminUnbind, grounds: { ...grounds, note: 'By video' } };
  const current: Case = {
    ...following(toLostCard, act, seenAgain(), ok(), readBack(false), ok()),
    agent: 'Chen',
  };
  const receipt = receiptOf(current);

  it('says who did what where, on what grounds, and the result', () => {
    expect(receipt).toEqual({
      version: 2,
      digitsCheck: { matched: true, wrongTries: 0 },
      caseId: 'case-1',
      openedAt: 1_000,
      closedAt: 2_000,
      agent: 'Chen',
      environment: { id: 'env-1', label: 'Acme', appHost: 'https://acme.authing.cn' },
      way: 'admin',
      verifiedHow: grounds.verifiedHow,
      ticket: grounds.ticket,
      outcome: 'unbound',
      failureCode: null,
      requestId: 'request-1',
      operations: current.operations,
      readBack: 'no-phone',
      token: 'none',
      person: {
        userId: current.account?.userId,
        phone: '+86 138****5678',
        phoneCorrelation: null,
        note: 'By video',
        reason: grounds.reason,
      },
    });
    expect(parseReceipt(receipt)).toEqual(receipt);
  });

  it('has data about the caller only in the part that can be erased', () => {
    const { person, ...rest } = receipt ?? { person: null };
    expect(person).not.toBeNull();
    const words = JSON.stringify(rest);
    for (const personal of [
      current.account?.userId,
      '5678',
      current.account?.name,
      'Lost',
      'video',
    ]) {
      expect(words).not.toContain(personal);
    }
  });

  it('has the number’s correlation, if known', () => {
    const correlated = following(
      opened,
      secretCommands.token,
      told({ phoneCorrelation: 'c29tZXRoaW5n' }),
      { type: 'abandon' },
    );
    expect(receiptOf(correlated)?.person?.phoneCorrelation).toBe('c29tZXRoaW5n');
  });

  it('leaves unknown fields empty', () => {
    const before = abandoned(
      following(opened, secretCommands.token, failed(refused('token-invalid'))),
    );
    expect(receiptOf(before)).toMatchObject({
      verifiedHow: '',
      ticket: '',
      agent: '',
      person: { userId: null, phone: null, phoneCorrelation: null, note: '', reason: '' },
    });
  });

  it('quotes the deciding request: the failure’s, or else the unbinding’s', () => {
    const refusal = following(clearing, failed(refused('user-not-found')), readBack(true));
    expect(receiptOf(refusal)).toMatchObject({
      outcome: 'refused',
      failureCode: 'user-not-found',
      requestId: 'request-4',
    });
    const second = following(clearing, ok(), readBack(true), ok(), readBack(true));
    expect(receiptOf(second)).toMatchObject({ outcome: 'unknown', requestId: 'request-1' });
  });

  it('does not exist for a case that continues, or that sent nothing', () => {
    expect(receiptOf(toLostCard)).toBeNull();
    expect(receiptOf(unbinding)).toBeNull();
    expect(receiptOf(abandoned(opened))).toBeNull();
  });
});

const done: Settlement = { at: 2, result: 'done', requestId: 'req-done' };
const timedOut: Settlement = {
  at: 2,
  result: 'failed',
  failure: failure('maybe-sent', 'timeout', { requestId: 'req-lost' }),
};
const journal = (settled: Settlement | null): Case => ({
  ...opened,
  operations: [{ id: '0', kind: 'unbind-phone', startedAt: 1, settled }],
});

describe('the request id to quote', () => {
  it("is the reason's own", () => {
    const reason = failure('answered', 'user-not-found', { requestId: 'req-reason' });
    const of = journal(done);
    expect(decidingRequestId({ ...of, outcome: { kind: 'refused', at: 3, reason } })).toBe(
      'req-reason',
    );
  });

  it("is otherwise the unbinding's, done or failed", () => {
    expect(decidingRequestId(journal(done))).toBe('req-done');
    expect(decidingRequestId(journal(timedOut))).toBe('req-lost');
  });

  it('is null while there is no answer', () => {
    expect(decidingRequestId(journal(null))).toBeNull();
    expect(decidingRequestId(opened)).toBeNull();
  });
});
