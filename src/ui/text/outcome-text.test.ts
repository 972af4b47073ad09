import { describe, expect, it } from 'vitest';
import { type Case, type OutcomeKind, openCase } from '../../case/case';
import type { Operation, OperationKind, Settlement } from '../../case/operation';
import { failure } from '../../genauth/failure';
import { outcomeMessage } from './outcome-text';

const environment = {
  id: 'e1',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  managementHost: '',
};
const done: Settlement = { at: 2, result: 'done', requestId: 'req-done' };
const lost: Settlement = {
  at: 2,
  result: 'failed',
  failure: failure('maybe-sent', 'timeout'),
};
const no: Settlement = { at: 2, result: 'failed', failure: failure('answered', 'refused') };
const unsent: Settlement = { at: 2, result: 'failed', failure: failure('not-sent', 'offline') };

function withOperations(...given: [OperationKind, Settlement | null][]): Case {
  const operations = given.map(
    ([kind, settled], index): Operation => ({ id: String(index), kind, startedAt: 1, settled }),
  );
  return { ...openCase({ id: 'c1', now: 1, environment, agent: '', way: 'sms' }), operations };
}

describe('the text of an outcome', () => {
  it.each([
    ['refused', withOperations(['sign-in', done]), 'msg_refused_unsent'],
    ['refused', withOperations(['unbind-phone', no]), 'msg_refused_unread'],
    ['refused', withOperations(['unbind-phone', no], ['read-back', done]), 'msg_refused'],
    [
      'refused',
      // As in the receipt: a second request that was never sent does not change what was read.
      withOperations(
        ['clear-phone-null', done],
        ['read-back', done],
        ['clear-phone-empty', unsent],
      ),
      'msg_refused',
    ],
    ['unknown', withOperations(['unbind-phone', lost]), 'msg_unknown'],
    ['unknown', withOperations(['unbind-phone', lost], ['read-back', lost]), 'msg_unknown'],
    ['unknown', withOperations(['unbind-phone', lost], ['read-back', done]), 'msg_unknown_bound'],
    ['unknown', withOperations(['unbind-phone', done], ['read-back', done]), 'msg_unknown_claimed'],
    ['abandoned', withOperations(), 'msg_abandoned_unsent'],
    ['abandoned', withOperations(['send-code', unsent]), 'msg_abandoned_unsent'],
    ['abandoned', withOperations(['send-login-code', lost]), 'msg_abandoned_maybe_code'],
    ['abandoned', withOperations(['send-code', done]), 'msg_abandoned_code'],
    ['abandoned', withOperations(['send-code', no]), 'msg_abandoned_unsent'],
    ['abandoned', withOperations(['unbind-phone', lost]), 'msg_abandoned_unread'],
    ['abandoned', withOperations(['unbind-phone', no], ['read-back', done]), 'msg_abandoned_tried'],
  ] as const satisfies [OutcomeKind, Case, string][])('%s, by its journal', (kind, of, key) => {
    expect(outcomeMessage(kind, of)).toBe(key);
  });
});
