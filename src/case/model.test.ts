import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notices } from './case';
import { operationKinds } from './operation';
import { type Action, actions, perform } from './testing/actions';
import { invariants } from './testing/invariants';
import type { Watch } from './testing/watch';
import { World } from './testing/world';

/**
 * Runs the same sequences each time by default, so that failures can be reproduced. To explore others: `MODEL_SEED=7
 * MODEL_RUNS=50000 npx vitest run src/case/model.test.ts`.
 */
const seed = Number(process.env['MODEL_SEED'] ?? 20_260_601);
const numRuns = Number(process.env['MODEL_RUNS'] ?? 8_000);
/** Milliseconds. Only a survey that finds a failure and shrinks it comes close. */
const patience = 120_000;

const thrown: unknown[] = [];
const onThrown = (reason: unknown) => thrown.push(reason);

/** Runs a world through a whole sequence of events, then answers everything. */
async function follow(sequence: readonly Action[]): Promise<Watch> {
  const world = new World();
  for (const action of sequence) await perform(world, action);
  await world.comeToRest();
  for (const reason of thrown.splice(0)) world.watch.report('nothingThrown', String(reason));
  return world.watch;
}

describe(`a case runner, over ${numRuns} sequences of clicks, answers, deaths, failures and clocks`, () => {
  const broken = new Set<string>();
  const reached = new Set<string>();

  beforeAll(async () => {
    process.on('unhandledRejection', onThrown);
    const survey = fc.asyncProperty(actions, async (sequence) => {
      const watch = await follow(sequence);
      for (const { invariant } of watch.violations) broken.add(invariant);
      for (const what of watch.reached) reached.add(what);
    });
    await fc.assert(survey, { seed, numRuns });
  }, patience);

  afterAll(() => {
    process.off('unhandledRejection', onThrown);
  });

  it.each([
    ...Object.keys(operationKinds).map((kind) => `request ${kind}`),
    ...['unbound', 'accepted', 'refused', 'unknown', 'abandoned'].map((kind) => `outcome ${kind}`),
    ...['done', 'stale', 'storage'].map((verdict) => `verdict ${verdict}`),
    ...['interrupted', 'session-lost', 'journal-failed', 'no-token'].map((p) => `problem ${p}`),
    ...['protected-account', 'only-login-method', 'no-phone', 'last-four-refused'].map(
      (code) => `reason ${code}`,
    ),
    ...notices.map((notice) => `notice ${notice}`),
    'candidates',
    'reopened',
  ])('reaches: %s', (what) => {
    expect(reached).toContain(what);
  });

  /** Only for invariants that the survey broke: fast-check shrinks the first failing sequence. */
  it.each(Object.entries(invariants))(
    '%s: %s',
    async (name) => {
      if (!broken.has(name)) return;
      const holds = fc.asyncProperty(actions, async (sequence) => {
        const { violations } = await follow(sequence);
        const these = violations.filter(({ invariant }) => invariant === name);
        expect(these.map(({ detail }) => detail)).toEqual([]);
      });
      await fc.assert(holds, { seed, numRuns });
    },
    patience,
  );
});
