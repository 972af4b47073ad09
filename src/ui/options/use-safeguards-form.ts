import type { Safeguards } from '../../safeguards/safeguards';
import { useSignal } from '../signal';

/** The longest lists and texts that are saved. The background checks the same. */
const listMax = 200;
const entryMax = 128;

/** The lines of a text that say something, as many as are saved. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, entryMax))
    .filter((line) => line !== '')
    .slice(0, listMax);
}

/** A number of an hour as it was typed; what is none, or out of bounds, is brought to the next that is not. */
export function limitOf(text: string): number {
  const number = Math.round(Number(text));
  return Number.isFinite(number) ? Math.min(Math.max(number, 0), 1_000) : 0;
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
    verification: oneOf(asked, fields.verification.value, initial.verification),
    verificationMethods: linesOf(fields.verificationMethods.value),
    verificationFirst: fields.verificationFirst.value,
    reason: oneOf(asked, fields.reason.value, initial.reason),
    ticket: oneOf(asked, fields.ticket.value, initial.ticket),
    ticketPattern: fields.ticketPattern.value.trim().slice(0, entryMax),
    lastFour: fields.lastFour.value,
    production: fields.production.value,
    mark: oneOf(marks, fields.mark.value, initial.mark),
    protectedAccounts: linesOf(fields.protectedAccounts.value),
    protectedField: fields.protectedField.value.trim().slice(0, entryMax),
    hourlyLimit: limitOf(fields.hourlyLimit.value),
  });
  return { fields, read };
}

export const asked = ['never', 'lost-phone', 'always'] as const;
export const marks = ['none', 'red', 'amber', 'green', 'blue', 'violet'] as const;

function oneOf<T extends string>(known: readonly T[], text: string, otherwise: T): T {
  return known.find((each) => each === text) ?? otherwise;
}
