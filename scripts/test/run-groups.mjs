import { runStage } from './run-stage.mjs';

/**
 * Runs groups of stages one after another, until a stage fails; what stands beside a failing stage still ends.
 *
 * @returns the results of the stages that ran
 */
export async function runGroups(groups, { env, signal }) {
  const results = [];
  for (const group of groups) {
    const alone = group.length === 1;
    const running = group.map((stage) => runStage(stage, { alone, env, signal }));
    // Interrupted, all are to have ended before anyone tidies up.
    await Promise.allSettled(running);
    results.push(...(await Promise.all(running)));
    if (results.some(({ ok }) => !ok)) break;
  }
  return results;
}
