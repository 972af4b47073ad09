/** Functions that depend only on their parameters: they run where there is neither storage nor a page. */
export type OffscreenServices<S> = {
  readonly [K in keyof S]: (...told: never[]) => Promise<unknown>;
};

/** The answer to a question. */
export type Answered<S extends OffscreenServices<S>, K extends keyof S> = Awaited<ReturnType<S[K]>>;

/** Runs rarely needed code elsewhere, so that the background does not load it at every start. */
export interface Offscreen<S extends OffscreenServices<S>> {
  /**
   * Asks one service. Whatever was loaded stays for the next question.
   * @throws OffscreenError if no answer comes.
   */
  ask<K extends keyof S>(name: K, ...told: Parameters<S[K]>): Promise<Answered<S, K>>;
  /** Like `ask`, then like `leave`. */
  once<K extends keyof S>(name: K, ...told: Parameters<S[K]>): Promise<Answered<S, K>>;
  /** Ends it. Questions that were already asked still get their answers. */
  leave(): void;
}

/** Why there is no answer: the service threw (`failed`), has no page (`gone`), or took too long (`silent`). */
export class OffscreenError extends Error {
  override readonly name = 'OffscreenError';

  constructor(
    readonly code: 'failed' | 'gone' | 'silent',
    options?: ErrorOptions,
  ) {
    super(`No answer came from offscreen code: ${code}.`, options);
  }
}

/** A question as a message. */
export interface Question {
  readonly name: string;
  readonly told: readonly unknown[];
}

/** An answer as a message. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** For a background that is a page: it can load code at any time. */
export function offscreenByImport<S extends OffscreenServices<S>>(
  load: () => Promise<S>,
): Offscreen<S> {
  async function ask<K extends keyof S>(
    name: K,
    ...told: Parameters<S[K]>
  ): Promise<Answered<S, K>> {
    const services = await load();
    // TypeScript cannot infer that a method of S returns the type it declares.
    return (await services[name](...told)) as Answered<S, K>;
  }
  return { ask, once: ask, leave: () => undefined };
}
