import {
  ASKED,
  ENTRY_MAX,
  HOURLY_LIMIT_MAX,
  LIST_MAX,
  MARKS,
  type Safeguards,
} from '../../safeguards/safeguards';
import { useSignal } from '../signal';

/** Longest text of a list, each entry on a line of its own with the space that people leave around it. */
export const LIST_TEXT_MAX = LIST_MAX * (ENTRY_MAX + 2);

/** The lines of a text that say something, as many as are saved. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, ENTRY_MAX))
    .filter((line) => line !== '')
    .slice(0, LIST_MAX);
}

/** A number of an hour as it was typed; what is none, or out of bounds, is brought to the next that is not. */
export function limitOf(text: string): number {
  const number = Math.round(Number(text));
  return Number.isFinite(number) ? Math.min(Math.max(number, 0), HOURLY_LIMIT_MAX) : 0;
}

/** The safeguards of an environment, as fields that hold what was typed until it is saved. */
export function useSafeguardsForm(initial: Safeguards) {
  const fields = {
    verification: useSignal<string>(initial.verification),
    verificationMethods: useSignal(initial.verificationMethods.join('\n')),
    verificationFirst: useSignal(initial.verificationFirst),
    reason: useSignal<string>(initial.reason),
    ticket: useSignal<string>(initial.ticket),
    ticketPattern: useSignal(initial.ticketPattern),
    lastFour: useSignal(initial.lastFour),
    production: useSignal(initial.production),
    mark: useSignal<string>(initial.mark),
    protectedAccounts: useSignal(initial.protectedAccounts.join('\n')),
    protectedField: useSignal(initial.protectedField),
    hourlyLimit: useSignal(String(initial.hourlyLimit)),
  };
  const read = (): Safeguards => ({
    verification: oneOf(ASKED, fields.verification.value, initial.verification),
    verificationMethods: linesOf(fields.verificationMethods.value),
    verificationFirst: fields.verificationFirst.value,
    reason: oneOf(ASKED, fields.reason.value, initial.reason),
    ticket: oneOf(ASKED, fields.ticket.value, initial.ticket),
    ticketPattern: fields.ticketPattern.value.trim().slice(0, ENTRY_MAX),
    lastFour: fields.lastFour.value,
    production: fields.production.value,
    mark: oneOf(MARKS, fields.mark.value, initial.mark),
    protectedAccounts: linesOf(fields.protectedAccounts.value),
    protectedField: fields.protectedField.value.trim().slice(0, ENTRY_MAX),
    hourlyLimit: limitOf(fields.hourlyLimit.value),
  });
  return { fields, read };
}

function oneOf<T extends string>(known: readonly T[], text: string, otherwise: T): T {
  return known.find((each) => each === text) ?? otherwise;
}
