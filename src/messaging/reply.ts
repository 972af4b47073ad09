import type { Refusal } from './protocol';

/** A command that was carried out. */
export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** A command that was refused. */
export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}
