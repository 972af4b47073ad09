import type { Asked } from './safeguards';

/** Whether something is asked for in a case. Apart from the guard, since the views ask it too. */
export function isAsked(asked: Asked, phoneLost: boolean): boolean {
  return asked === 'always' || (asked === 'lost-phone' && phoneLost);
}
