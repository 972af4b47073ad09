import type { Case, OutcomeKind } from '../../case/case';
import { mayHaveReachedTheWire, type OperationKind, unbindings } from '../../case/operation';
import { readBackOf } from '../../case/receipt';
import type { TokenState } from '../../case/token-fate';
import type { MessageKey } from '../ports';

/** The outcome in one word, for lists. */
export const outcomeName: Readonly<Record<OutcomeKind, MessageKey>> = {
  unbound: 'kind_unbound',
  accepted: 'kind_accepted',
  refused: 'kind_refused',
  unknown: 'kind_unknown',
  abandoned: 'kind_abandoned',
};

const abandonedText: Readonly<Record<ReturnType<typeof codeSent>, MessageKey>> = {
  yes: 'msg_abandoned_code',
  perhaps: 'msg_abandoned_maybe_code',
  no: 'msg_abandoned_unsent',
};

/** What happened, and whether anything was sent, as far as the journal shows. */
export function outcomeMessage(kind: OutcomeKind, current: Case): MessageKey {
  const { operations, notices } = current;
  const unbind = last(operations, unbindings);
  switch (kind) {
    case 'unbound':
      return notices.includes('other-number') ? 'msg_unbound_other' : 'msg_unbound';
    case 'accepted':
      return 'msg_accepted';
    case 'refused':
      if (unbind === undefined) return 'msg_refused_unsent';
      return readBackOf(current) === 'phone' ? 'msg_refused' : 'msg_refused_unread';
    case 'unknown':
      if (last(operations, ['read-back'])?.settled?.result !== 'done') return 'msg_unknown';
      return unbind?.settled?.result === 'done' ? 'msg_unknown_claimed' : 'msg_unknown_bound';
    case 'abandoned':
      if (unbind !== undefined && mayHaveReachedTheWire(unbind)) {
        return readBackOf(current) === 'phone' ? 'msg_abandoned_tried' : 'msg_abandoned_unread';
      }
      return abandonedText[codeSent(current)];
  }
}

/** The sentence for the caller. For a refusal, it is part of the advice that appears with the error. */
export function outcomeForCaller(kind: OutcomeKind, current: Case): MessageKey | null {
  switch (kind) {
    case 'unbound':
      return current.notices.includes('other-number') ? 'tell_unbound_other' : 'tell_unbound';
    case 'accepted':
      return 'tell_accepted';
    case 'unknown':
      return 'tell_unknown';
    case 'abandoned': {
      const unread =
        last(current.operations, unbindings) !== undefined && readBackOf(current) !== 'phone';
      if (unread) return 'tell_abandoned_unread';
      return codeSent(current) === 'no' ? 'tell_abandoned' : 'tell_abandoned_code';
    }
    case 'refused':
      return null;
  }
}

/** The state of the caller's access token, as a sentence. */
export const tokenText: Readonly<Record<TokenState, MessageKey>> = {
  none: 'token_none',
  held: 'token_held',
  burning: 'token_revoking',
  refused: 'token_refused',
  'still-accepted': 'token_still_accepted',
  revoked: 'token_revoked',
  'not-revoked': 'token_not_revoked',
  'not-known': 'token_not_known',
};

/** The state of the user's sessions, as a sentence. */
export function sessionsText({ endSessions, operations }: Case): MessageKey {
  const ended = last(operations, ['end-sessions']);
  if (ended === undefined) return endSessions ? 'sessions_not_yet' : 'sessions_kept';
  if (ended.settled === null) return 'sessions_ending';
  if (ended.settled.result === 'done') return 'sessions_ended';
  return ended.settled.failure.delivery === 'maybe-sent' ? 'sessions_unknown' : 'sessions_kept';
}

function last(operations: Case['operations'], kinds: readonly OperationKind[]) {
  return operations.findLast(({ kind }) => kinds.includes(kind));
}

/** Whether the case had a code sent. If the service answered with a refusal, it sent nothing. */
function codeSent({ operations }: Case): 'yes' | 'perhaps' | 'no' {
  const sends = operations.filter(({ kind }) => kind === 'send-code' || kind === 'send-login-code');
  if (sends.some(({ settled }) => settled?.result === 'done')) return 'yes';
  const perhaps = sends.some(
    ({ settled }) => settled?.result !== 'failed' || settled.failure.delivery === 'maybe-sent',
  );
  return perhaps ? 'perhaps' : 'no';
}
