import type { Case } from '../case/case';
import type { PublishedEnvironment } from '../messaging/app-state';
import type { Draft } from '../messaging/draft';
import type { Params } from '../messaging/protocol';
import { isAsked } from '../safeguards/asked';
import { whole } from '../safeguards/default-safeguards';
import { isListed } from '../safeguards/listed-method';
import { type Signal, useSignal } from './signal';

/** The agent's grounds, as typed so far. */
export interface GroundsForm {
  readonly fields: Readonly<Record<'verifiedHow' | 'note' | 'reason' | 'ticket', Signal<string>>>;
  readonly confirmed: Signal<boolean>;
  readonly endSessions: Signal<boolean>;
  readonly asks: Asks;
  /** The grounds to send with a command. */
  readonly grounds: () => Params<'case.recordGrounds'>['grounds'];
}

/** What the environment's safeguards require in this case. */
export interface Asks {
  readonly verification: boolean;
  readonly reason: boolean;
  readonly ticket: boolean;
  readonly lastFour: boolean;
  readonly production: boolean;
  readonly methods: readonly string[];
}

export function useGroundsForm(
  { way, grounds, notices }: Case,
  draft: Draft,
  environment: PublishedEnvironment | null,
): GroundsForm {
  // The account has changed, so the caller has to be verified again.
  const again = notices.includes('account-changed');
  const holding = environment === null ? null : whole(environment.safeguards);
  const methods = holding?.verificationMethods ?? [];
  const offered = methods.length === 0 || isListed(draft.verifiedHow, methods);
  const fields = {
    verifiedHow: useSignal(grounds?.verifiedHow ?? (again || !offered ? '' : draft.verifiedHow)),
    note: useSignal(grounds?.note ?? (again ? '' : draft.note)),
    reason: useSignal(grounds?.reason || draft.reason),
    ticket: useSignal(grounds?.ticket || draft.ticket),
  };
  const lost = way === 'admin';
  const asks: Asks = {
    verification:
      holding !== null && (holding.verificationFirst || isAsked(holding.verification, lost)),
    reason: holding !== null && isAsked(holding.reason, lost),
    ticket: holding !== null && isAsked(holding.ticket, lost),
    lastFour: lost && (holding?.lastFour ?? true),
    production: holding?.production ?? false,
    methods,
  };
  return {
    fields,
    confirmed: useSignal(false),
    endSessions: useSignal(draft.endSessions),
    asks,
    grounds: () => ({
      verifiedHow: fields.verifiedHow.value.trim(),
      note: fields.note.value.trim(),
      reason: fields.reason.value.trim(),
      // Where it is not asked for, the case has its own, and no pattern holds.
      ticket: asks.ticket ? fields.ticket.value.trim() : '',
    }),
  };
}
