import type { Method, Params, Refusal, Results } from './protocol';

/** A command that was refused, and why. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';

  constructor(
    readonly refusal: Refusal,
    options?: { cause?: unknown },
  ) {
    super(refusal.code, options);
  }
}

/** Sends one command to the background and returns its result. Throws {@link CommandRefused}. */
export type Send = <M extends Method>(method: M, params: Params<M>) => Promise<Results[M]>;
