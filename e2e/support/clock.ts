import type { Page, Worker } from 'playwright';

/** Puts the clock of a page or worker forward, for as long as that lives. */
export async function advanceClock(of: Page | Worker, milliseconds: number): Promise<void> {
  const script = `{
    const real = globalThis.realNow ??= Date.now;
    globalThis.ahead = (globalThis.ahead ?? 0) + ${milliseconds};
    Date.now = () => real() + globalThis.ahead;
  }`;
  // One at a time: the two have overloads that no common call fits.
  if ('goto' in of) await of.evaluate(script);
  else await of.evaluate(script);
}
