import { expect, it } from 'vitest';
import { receiptOfVersion1 } from './migrate-receipt-1';
import { parseReceipt } from './receipt-schema';

const old = {
  version: 1,
  caseId: 'case-1',
  openedAt: 1,
  closedAt: 2,
  environment: { id: 'env-1', label: 'Acme', appHost: 'https://acme.genauth.ai' },
  way: 'sms',
  userId: 'user-1',
  phone: '+86 138****5678',
  outcome: 'refused',
  reason: 'only-login-method',
  requestId: null,
  operations: [],
  token: 'refused',
};

it('a receipt of version 1 is taken over with all that it said', () => {
  expect(parseReceipt(receiptOfVersion1(old))).toMatchObject({
    version: 2,
    caseId: 'case-1',
    outcome: 'refused',
    failureCode: 'only-login-method',
    readBack: 'not-read',
    token: 'refused',
    person: { userId: 'user-1', phone: '+86 138****5678', note: '' },
  });
});

it.each([null, 7, 'text', {}, { ...old, version: 3 }])('anything else is not: %j', (value) => {
  expect(receiptOfVersion1(value)).toBeNull();
});
