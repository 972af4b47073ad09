/** Functions of what they are told, and of nothing else: where they run there is no storage, and no page to draw. */
export type OffscreenServices<S> = {
  readonly [K in keyof S]: (...told: never[]) => Promise<unknown>;
};

/** What a question is answered with. */
export type Answered<S extends OffscreenServices<S>, K extends keyof S> = Awaited<ReturnType<S[K]>>;

/** A second place for code that is rarely needed, so that the background does not carry it whenever it wakes. */
export interface Offscreen<S extends OffscreenServices<S>> {
  /**
   * Asks one service, and keeps the place as it then is for the next question.
   * @throws OffscreenError when no answer comes.
   */
  ask<K extends keyof S>(name: K, ...told: Parameters<S[K]>): Promise<Answered<S, K>>;
  /** As `ask`, and leaves the place afterwards. */
  once<K extends keyof S>(name: K, ...told: Parameters<S[K]>): Promise<Answered<S, K>>;
  /** The place is not needed any more. Whoever is being answered there still gets the answer. */
  leave(): void;
}

/** Why no answer came: the service threw (`failed`), its place is gone or not to be had (`gone`), or it took too long (`silent`). */
export class OffscreenError extends Error {
  override readonly name = 'OffscreenError';

  constructor(
    readonly code: 'failed' | 'gone' | 'silent',
    options?: ErrorOptions,
  ) {
    super(`No answer came from offscreen code: ${code}.`, options);
  }
}

/** A question as it travels. */
export interface Question {
  readonly name: string;
  readonly told: readonly unknown[];
}

/** An answer as it travels. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** A place that is this very page, which can load code whenever it likes. */
export function offscreenByImport<S extends OffscreenServices<S>>(
  load: () => Promise<S>,
): Offscreen<S> {
  async function ask<K extends keyof S>(
    name: K,
    ...told: Parameters<S[K]>
  ): Promise<Answered<S, K>> {
    const services = await load();
    // What TypeScript cannot follow: a method of S answers what it says.
    return (await services[name](...told)) as Answered<S, K>;
  }
  return { ask, once: ask, leave: () => undefined };
}
