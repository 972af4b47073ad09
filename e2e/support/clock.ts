import type { Page, Worker } from 'playwright';

/** Moves the clock of a page or worker forward, for its lifetime. */
export async function advanceClock(of: Page | Worker, milliseconds: number): Promise<void> {
  const script = `{
    const real = globalThis.realNow ??= Date.now;
    globalThis.ahead = (globalThis.ahead ?? 0) + ${milliseconds};
    Date.now = () => real() + globalThis.ahead;
  }`;
  // Separately, because the overloads of the two have no common call.
  if ('goto' in of) await of.evaluate(script);
  else await of.evaluate(script);
}
