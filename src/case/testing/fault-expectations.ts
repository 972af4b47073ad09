import type { Case, OutcomeKind, Step } from '../case';
import type { Ending } from './fault-rules';

/** The role of a request in a case, whatever its endpoint. */
export type PlaceKind =
  | 'sign-in'
  | 'send-login-code'
  | 'card'
  /** Data that the card can do without. */
  | 'extra'
  /** Whether the account is still as the card shows it. */
  | 'confirm'
  | 'send-code'
  | 'unbind'
  | 'read-back'
  | 'revoke'
  /** Whether a revoked token is still accepted. */
  | 'check';

/** The state of a case after an operation, as far as the agent sees it. */
export interface Standing {
  readonly step: Step;
  readonly outcome: OutcomeKind | null;
  /** The failure that the agent is shown, or the reason for the outcome. */
  readonly told: string | null;
  /** Whether the code is reported as certainly sent; null if none is reported. */
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
 * The design's rules: a failure is shown on the current screen; what may have arrived counts as arrived; and only the
 * profile shows the result of an unbinding. `gone` is whether the number is gone when the profile is read.
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
      // A rejected token cannot read either, so the caller has to sign in again.
      if (told === 'token-invalid') return at('identify', true);
      // Throttling is checked before anything else, so there is nothing to read back.
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
