import type { OutcomeKind } from '../../case/case';
import type { MessageKey } from '../ports';

/** The outcome as a sentence. */
export const outcomeTitle: Readonly<Record<OutcomeKind, MessageKey>> = {
  unbound: 'out_unbound',
  accepted: 'out_accepted',
  refused: 'out_refused',
  unknown: 'out_unknown',
  abandoned: 'out_abandoned',
};
