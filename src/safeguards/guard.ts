import type { Case } from '../case/case';
import type { Command } from '../case/event';
import type { Grounds } from '../case/grounds';
import type { FailureCode } from '../genauth/failure';
import { matchesEnding } from '../phone/last-four';
import { isAsked } from './asked';
import { isListed } from './listed-method';
import type { Safeguards } from './safeguards';
import { ticketMatches } from './ticket-pattern';

/** Facts that are not in the case. */
export interface Circumstances {
  /** When the hourly limit allows this agent's next unbinding, see `hourly-limit.ts`; null: now. */
  readonly limitedUntil: number | null;
}

/**
 * Why a command is refused, or null. Only the first step that does something to an account is guarded: sending the
 * unbind code, or route B's single request. Resending a code was already guarded.
 */
export function guard(
  current: Case,
  command: Command,
  safeguards: Safeguards,
  { limitedUntil }: Circumstances,
): FailureCode | null {
  switch (command.type) {
    case 'record-grounds':
      return unverified(command.grounds, true, safeguards);
    case 'send-code':
      if (current.step !== 'card') return null;
      return (
        ungrounded(command.grounds ?? current.grounds, safeguards, false) ??
        unsafe(command.confirmed, safeguards, limitedUntil)
      );
    case 'admin-unbind':
      return (
        ungrounded(command.grounds, safeguards, true) ??
        (safeguards.lastFour && !named(current, command.lastFour) ? 'last-four-mismatch' : null) ??
        unsafe(command.confirmed, safeguards, limitedUntil)
      );
    default:
      return null;
  }
}

function ungrounded(
  grounds: Grounds | null,
  safeguards: Safeguards,
  phoneLost: boolean,
): FailureCode | null {
  const { verification, verificationFirst, reason, ticket, ticketPattern } = safeguards;
  const required = verificationFirst || isAsked(verification, phoneLost);
  const problem = unverified(grounds, required, safeguards);
  if (problem !== null) return problem;
  if (isAsked(reason, phoneLost) && !said(grounds?.reason)) return 'reason-missing';
  if (isAsked(ticket, phoneLost) && !said(grounds?.ticket)) return 'ticket-missing';
  const given = (grounds?.ticket ?? '').trim();
  return given === '' || ticketMatches(given, ticketPattern) ? null : 'ticket-mismatch';
}

/** A list of methods takes nothing else, required or not. */
function unverified(
  grounds: Grounds | null,
  required: boolean,
  { verificationMethods }: Safeguards,
): FailureCode | null {
  const how = grounds?.verifiedHow ?? '';
  if (!said(how)) return required ? 'verification-missing' : null;
  const listed = verificationMethods.length === 0 || isListed(how, verificationMethods);
  return listed ? null : 'verification-unlisted';
}

const said = (text: string | undefined) => (text ?? '').trim() !== '';

function unsafe(
  confirmed: boolean,
  { production }: Safeguards,
  limitedUntil: number | null,
): FailureCode | null {
  if (production && !confirmed) return 'production-unconfirmed';
  return limitedUntil === null ? null : 'limit-reached';
}

/** Whether the caller has named the last digits: now, or in an earlier check if nothing is typed now. */
function named({ account, digitsCheck }: Case, typed: string): boolean {
  return typed.trim() === '' ? digitsCheck.matched : matchesEnding(account?.phone ?? '', typed);
}
