import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import * as v from 'valibot';

/** How long anything may take before it counts as waiting forever (ms). Every request gets an answer here. */
const patience = 10_000;

const settled = v.nullable(
  v.object({
    result: v.picklist(['done', 'failed']),
    failure: v.optional(v.object({ delivery: v.string(), code: v.string() })),
  }),
);

/** The visible part of a case's journal. */
export const journalSchema = v.array(v.object({ kind: v.string(), settled }));
export type Journal = v.InferOutput<typeof journalSchema>;

const sightSchema = v.object({
  screen: v.nullable(v.string()),
  outcome: v.nullable(v.string()),
  error: v.nullable(v.string()),
  errorText: v.string(),
  busy: v.boolean(),
  case: v.nullable(v.object({ id: v.string(), step: v.string(), operations: journalSchema })),
});

/** What a window shows, and the case that was published to all windows. */
export type Sight = v.InferOutput<typeof sightSchema>;

/** Looks at a window once. */
export async function look(page: Page): Promise<Sight> {
  const seen: unknown = await page.evaluate(`(async () => {
    const read = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null;
    const { state } = await chrome.storage.session.get('state');
    return {
      screen: read('main[data-screen]', 'data-screen'),
      outcome: read('[data-testid="outcome"]', 'data-outcome'),
      error: read('[data-testid="error"]', 'data-code'),
      errorText: document.querySelector('[data-testid="error"]')?.innerText ?? '',
      busy: read('main[data-screen]', 'aria-busy') === 'true',
      case: state?.case ?? null,
    };
  })()`);
  return v.parse(sightSchema, seen);
}

/** What is seen, in a few words: `code: interrupted`, `outcome unknown`. */
export function inWords({ screen, outcome, error }: Sight): string {
  return `${screen}${outcome === null ? '' : ` ${outcome}`}${error === null ? '' : `: ${error}`}`;
}

/** How often an operation is in the journal of the current case. */
export function journaled(seen: Sight, kind: string): number {
  return seen.case?.operations.filter((operation) => operation.kind === kind).length ?? 0;
}

/**
 * Waits until nothing is under way, in the window and in the journal.
 *
 * @param expectation what must not wait forever, for the error message
 */
export async function atRest(
  page: Page,
  expectation: string,
  also: (seen: Sight) => boolean = () => true,
): Promise<Sight> {
  let seen = await look(page);
  const verdict = async () => {
    seen = await look(page);
    return isAtRest(seen) && also(seen) ? 'at rest' : `${inWords(seen)}, ${inJournal(seen)}`;
  };
  await expect
    .poll(verdict, { message: expectation, timeout: patience, intervals: [20, 40, 80] })
    .toBe('at rest');
  return seen;
}

function isAtRest({ screen, busy, case: current }: Sight): boolean {
  if (screen === null || busy) return false;
  return current === null
    ? screen === 'identify' || screen === 'unlock'
    : screen === current.step && current.operations.at(-1)?.settled !== null;
}

function inJournal({ busy, case: current }: Sight): string {
  const operations = current?.operations ?? [];
  const words = operations.map(({ kind, settled: end }) => `${kind} ${end?.result ?? 'unsettled'}`);
  return `${busy ? 'busy, ' : ''}journal: ${words.join(', ') || 'none'}`;
}
