import type { Asked } from './safeguards';

/** Whether a case requires something. Separate from the guard because views need it, too. */
export function isAsked(asked: Asked, phoneLost: boolean): boolean {
  return asked === 'always' || (asked === 'lost-phone' && phoneLost);
}
