import { ASKED, MARKS, type Safeguards } from '../../safeguards/safeguards';
import { readTypedSafeguards, type TypedProblems } from '../../safeguards/typed-safeguards';
import { useSignal } from '../signal';

/** The safeguards of an environment as form fields, until they are saved. */
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
  const problems = useSignal<TypedProblems>({});
  /** Null if a typed value cannot be saved; then `problems` has the reasons. */
  function read(): Safeguards | null {
    const typed = readTypedSafeguards({
      verificationMethods: fields.verificationMethods.value,
      ticketPattern: fields.ticketPattern.value,
      protectedAccounts: fields.protectedAccounts.value,
      protectedField: fields.protectedField.value,
      hourlyLimit: fields.hourlyLimit.value,
    });
    problems.value = typed.ok ? {} : typed.problems;
    if (!typed.ok) return null;
    return {
      ...typed.safeguards,
      verification: oneOf(ASKED, fields.verification.value, initial.verification),
      verificationFirst: fields.verificationFirst.value,
      reason: oneOf(ASKED, fields.reason.value, initial.reason),
      ticket: oneOf(ASKED, fields.ticket.value, initial.ticket),
      lastFour: fields.lastFour.value,
      production: fields.production.value,
      mark: oneOf(MARKS, fields.mark.value, initial.mark),
    };
  }
  return { fields, problems, read };
}

function oneOf<T extends string>(known: readonly T[], text: string, otherwise: T): T {
  return known.find((each) => each === text) ?? otherwise;
}
