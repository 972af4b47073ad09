import { type Policy, practiceAllowed, type ReadPolicy } from './policy';
import type { PolicyProblem } from './policy-problem';

/** What an agent may know of the organisation's policy. */
export interface Organisation {
  /** The entries that hold, by their names in the policy. */
  readonly entries: readonly string[];
  /** The entries that are ignored. */
  readonly problems: readonly PolicyProblem[];
  readonly practice: boolean;
}

/** Until it is known, nothing is offered that may be switched off. */
export const notYetKnown: Organisation = { entries: [], problems: [], practice: false };

export function organisationOf({ policy, problems }: ReadPolicy): Organisation {
  return { entries: entriesOf(policy), problems, practice: practiceAllowed(policy) };
}

/** Each safeguard is an entry of its own. */
function entriesOf({ safeguards = {}, environments = [], ...rest }: Policy): string[] {
  return [
    ...environments.map(({ id }) => `environments.${id}`),
    ...Object.keys(rest),
    ...Object.keys(safeguards).map((name) => `safeguards.${name}`),
  ];
}
