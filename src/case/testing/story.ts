import { type Failure, type FailureCode, failure } from '../../genauth/failure';
import { advance } from '../advance';
import { type Account, type Case, openCase, running } from '../case';
import type { CaseEvent, OperationAnswer, SeenAgain } from '../event';

const account: Account = {
  userId: '6229ffaaaaaaaaaacade3e3d',
  name: 'Alice',
  phone: '+86 138****5678',
  loginMethods: [{ kind: 'email', masked: 'a***e@example.com', certain: true }],
  lastLogin: null,
  status: 'Activated',
  phoneCorrelation: null,
};

export const opened = openCase({
  id: 'case-1',
  now: 1_000,
  environment: {
    id: 'env-1',
    label: 'Acme',
    appHost: 'https://acme.authing.cn',
    managementHost: '',
  },
  agent: '',
  way: 'sms',
});

let serial = 0;
export function following(start: Case, ...events: CaseEvent[]): Case {
  return events.reduce((current, event) => {
    serial += 1;
    const known =
      event.type === 'settled' ? { ...event, operationId: running(current)?.id ?? '' } : event;
    return advance(current, known, { now: 2_000, operationId: `op-${serial}` }).next;
  }, start);
}

export const settled = (answer: OperationAnswer): CaseEvent => ({
  type: 'settled',
  operationId: '',
  answer,
});
export const ok = (): CaseEvent =>
  settled({ ok: true, requestId: 'request-1', found: { kind: 'nothing' } });
export const told = (
  changes: Partial<Account> = {},
  phoneBound: boolean | null = true,
): CaseEvent =>
  settled({
    ok: true,
    requestId: 'request-2',
    found: {
      kind: 'account',
      account: { ...account, ...changes },
      phoneBound,
      protection: 'not-protected',
      number: 'same',
    },
  });
export const readBack = (bound: boolean): CaseEvent =>
  seenAgain({ number: bound ? 'same' : 'none' });
/** Another look at the account, unchanged unless given otherwise. */
export const seenAgain = (changes: Partial<SeenAgain> = {}): CaseEvent =>
  settled({
    ok: true,
    requestId: 'request-3',
    found: {
      kind: 'seen',
      userId: account.userId,
      number: 'same',
      protection: 'not-protected',
      ...changes,
    },
  });
export const failed = (reason: Failure): CaseEvent => settled({ ok: false, failure: reason });
export const refused = (code: FailureCode): Failure =>
  failure('answered', code, { statusCode: 499, requestId: 'request-4' });
export const lost = failure('maybe-sent', 'no-answer');

export const identifyByToken = { type: 'identify', way: 'token', accessToken: 'token-1' } as const;
export const unbind = { type: 'unbind', passCode: '123456' } as const;

export const toCard = following(opened, identifyByToken, told());
export const toCode = following(
  toCard,
  { type: 'send-code', grounds: null, confirmed: false },
  seenAgain(),
  ok(),
);
export const unbinding = following(toCode, unbind);
export const kinds = ({ operations }: Case) => operations.map(({ kind }) => kind);
