import type { Case } from '../case/case';
import type { PublishedEnvironment } from '../messaging/app-state';
import type { Draft } from '../messaging/draft';
import type { Params } from '../messaging/protocol';
import { isAsked } from '../safeguards/asked';
import { whole } from '../safeguards/default-safeguards';
import { type Signal, useSignal } from './signal';

/** The agent's grounds, as typed so far. */
export interface GroundsForm {
  readonly fields: Readonly<Record<'verifiedHow' | 'note' | 'reason' | 'ticket', Signal<string>>>;
  readonly lastFour: Signal<string>;
  readonly confirmed: Signal<boolean>;
  readonly endSessions: Signal<boolean>;
  readonly asks: Asks;
  /** The first required field that is still empty; null if the agent may continue. */
  readonly first: 'verified-how' | 'reason' | 'ticket' | 'last-four' | null;
  /** The grounds to send with a command. */
  readonly grounds: () => Params<'case.recordGrounds'>['grounds'];
}

/** What the environment's safeguards require in this case. */
interface Asks {
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
  const fields = {
    verifiedHow: useSignal(grounds?.verifiedHow ?? (again ? '' : draft.verifiedHow)),
    note: useSignal(grounds?.note ?? (again ? '' : draft.note)),
    reason: useSignal(grounds?.reason || draft.reason),
    ticket: useSignal(grounds?.ticket || draft.ticket),
  };
  const lost = way === 'admin';
  const holding = environment === null ? null : whole(environment.safeguards);
  const lastFour = useSignal('');
  const asks: Asks = {
    verification:
      holding !== null && (holding.verificationFirst || isAsked(holding.verification, lost)),
    reason: holding !== null && isAsked(holding.reason, lost),
    ticket: holding !== null && isAsked(holding.ticket, lost),
    lastFour: lost && (holding?.lastFour ?? true),
    production: holding?.production ?? false,
    methods: holding?.verificationMethods ?? [],
  };
  const missing = [
    asks.verification && fields.verifiedHow.value === '' && 'verified-how',
    asks.reason && fields.reason.value === '' && 'reason',
    asks.ticket && fields.ticket.value === '' && 'ticket',
    asks.lastFour && lastFour.value === '' && 'last-four',
  ] as const;
  return {
    fields,
    lastFour,
    confirmed: useSignal(false),
    endSessions: useSignal(draft.endSessions),
    asks,
    first: missing.find((field) => field !== false) ?? null,
    grounds: () => ({
      verifiedHow: fields.verifiedHow.value.trim(),
      note: fields.note.value.trim(),
      reason: fields.reason.value.trim(),
      // Where it is not asked for, the case has its own, and no pattern holds.
      ticket: asks.ticket ? fields.ticket.value.trim() : '',
    }),
  };
}
