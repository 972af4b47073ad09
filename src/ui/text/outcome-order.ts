import type { OutcomeKind } from '../../case/case';

/** From best to worst, as choices, charts and legends show them. */
export const outcomeKinds = [
  'unbound',
  'accepted',
  'unknown',
  'refused',
  'abandoned',
] as const satisfies readonly OutcomeKind[];
