import fc from 'fast-check';
import { failure } from '../../genauth/failure';
import type { Account, Candidate } from '../case';
import type { Found, OperationAnswer, Protection } from '../event';
import type { OperationKind } from '../operation';
import type { NumberSeen } from '../seen-account';

const account: Account = {
  userId: 'user-1',
  name: 'Alice',
  phone: '+86 139****5678',
  loginMethods: [{ kind: 'email', masked: 'a***e@example.com', certain: true }],
  lastLogin: null,
  status: 'Activated',
  phoneCorrelation: null,
};

const candidate: Candidate = {
  userId: account.userId,
  name: account.name,
  phone: account.phone,
  email: null,
  lastLogin: null,
  status: account.status,
  foundBy: 'name',
};

const number = fc.constantFrom<NumberSeen>('same', 'same', 'other', 'none', 'not-known');
const protection = fc.constantFrom<Protection>(
  'not-protected',
  'not-protected',
  'not-protected',
  'protected',
  'cannot-tell',
);

const found: fc.Arbitrary<Found> = fc.oneof(
  fc.constant({ kind: 'nothing' } as const),
  fc.record({
    kind: fc.constant('seen' as const),
    userId: fc.constantFrom('user-1', 'user-1', 'user-1', 'user-2'),
    number,
    protection,
  }),
  fc.record({
    kind: fc.constant('candidates' as const),
    candidates: fc.constant({ list: [candidate], page: 1, pages: 2, totalCount: 70 }),
  }),
  fc.record({
    kind: fc.constant('account' as const),
    phoneBound: fc.constantFrom(true, false, null),
    protection,
    number,
    account: fc.record({
      userId: fc.constantFrom('user-1', 'user-1', 'user-2'),
      name: fc.constant('Alice'),
      phone: fc.constantFrom('+86 139****5678', '+86 139****5678', '+86 139****5678', null),
      loginMethods: fc.constantFrom(null, [], [
        { kind: 'email', masked: 'a***e@example.com', certain: true },
      ] as const),
      lastLogin: fc.constant(null),
      status: fc.constant('Activated'),
      phoneCorrelation: fc.constant(null),
    }),
  }),
);

/** Every possible answer, whether it fits the operation or not. */
export const answers: fc.Arbitrary<OperationAnswer> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ ok: fc.constant(true as const), requestId: fc.constant('r'), found }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ok: fc.constant(false as const),
      failure: fc.constantFrom(
        failure('not-sent', 'offline'),
        failure('not-sent', 'no-token'),
        failure('maybe-sent', 'no-answer'),
        failure('maybe-sent', 'timeout'),
        failure('answered', 'wrong-code'),
        failure('answered', 'token-invalid'),
        failure('answered', 'throttled'),
        failure('answered', 'server-error'),
        failure('answered', 'only-login-method'),
        failure('answered', 'no-phone'),
        failure('answered', 'update-refused'),
        failure('answered', 'access-key'),
      ),
    }),
  },
);

/** An answer that fits an operation, from a service that does as asked (`bound`: it keeps the number). */
export function fittingAnswer(kind: OperationKind, bound: boolean): OperationAnswer {
  return { ok: true, requestId: 'r', found: fitting(kind, bound) };
}

const seen = { kind: 'seen', userId: 'user-1', protection: 'not-protected' } as const;

function fitting(kind: OperationKind, bound: boolean): Found {
  switch (kind) {
    case 'read-back':
      return { ...seen, number: bound ? 'same' : 'none' };
    case 'confirm-account':
    case 'confirm-user':
      return { ...seen, number: 'same' };
    case 'read-account':
    case 'find-user':
    case 'read-user':
      return {
        kind: 'account',
        account,
        phoneBound: true,
        protection: 'not-protected',
        number: 'same',
      };
    default:
      return { kind: 'nothing' };
  }
}
