import type { Case, OutcomeKind, Step } from '../case';
import type { Ending } from './fault-rules';

/** What a place is to a case, whichever endpoint it asks. */
export type PlaceKind =
  | 'sign-in'
  | 'send-login-code'
  | 'card'
  /** Something the card can do without. */
  | 'extra'
  /** Whether the account is still what the card shows. */
  | 'confirm'
  | 'send-code'
  | 'unbind'
  | 'read-back'
  | 'revoke'
  /** Whether a revoked token is still taken. */
  | 'check';

/** Where a case stands after an operation, as far as the agent can see. */
export interface Standing {
  readonly step: Step;
  readonly outcome: OutcomeKind | null;
  /** The failure that the agent is told of, or why the outcome is what it is. */
  readonly told: string | null;
  /** Whether the code is said to be certainly on its way; null where none is said to be. */
  readonly codeCertain: boolean | null;
}

export function standingOf({ step, outcome, problem, loginCode, unbindCode }: Case): Standing {
  const code = unbindCode ?? loginCode;
  return {
    step,
    outcome: outcome?.kind ?? null,
    told: (outcome === null ? problem : outcome.reason)?.code ?? null,
    codeCertain: code?.certain ?? null,
  };
}

/**
 * By the design's rules: a failure is told where the agent stands; what may have arrived is treated as having arrived; and
 * of an unbinding only the profile tells. `gone` is whether the phone is, when the profile is read.
 */
export function expectedStanding(place: PlaceKind, ending: Ending, gone: boolean): Standing {
  const told = ending.ok ? null : ending.code;
  const mayHaveArrived = !ending.ok && ending.delivery === 'maybe-sent';
  const at = (step: Step, codeCertain: boolean | null): Standing => ({
    step,
    outcome: null,
    told,
    codeCertain,
  });
  const ended = (outcome: OutcomeKind, why: string | null): Standing => ({
    step: 'outcome',
    outcome,
    told: why,
    codeCertain: true,
  });
  const sent = ending.ok ? true : mayHaveArrived ? false : null;
  switch (place) {
    case 'sign-in':
    case 'card':
      return at(ending.ok ? 'card' : 'identify', null);
    case 'send-login-code':
      return at('identify', sent);
    case 'extra':
      return { ...at('card', null), told: null };
    case 'confirm':
      if (ending.ok) return at('code', true);
      return at(told === 'token-invalid' ? 'identify' : 'card', null);
    case 'send-code':
      return at(sent === null ? 'card' : 'code', sent);
    case 'unbind':
      // A token that is no longer taken cannot read either: the caller has to sign in again.
      if (told === 'token-invalid') return at('identify', true);
      // Asked too often is said before anything else is looked at, so there is nothing to read back.
      if (told === 'throttled') return at('code', true);
      if (gone) return ended('unbound', null);
      return ending.ok || mayHaveArrived ? ended('unknown', told) : at('code', true);
    case 'read-back':
      return ending.ok ? ended('unbound', null) : ended('accepted', told);
    case 'revoke':
    case 'check':
      return ended('unbound', null);
  }
}
