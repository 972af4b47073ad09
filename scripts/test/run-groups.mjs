import { runStage } from './run-stage.mjs';

/**
 * Runs groups of stages one after another, until a stage fails; other stages of its group still finish.
 *
 * @returns the results of the stages that ran
 */
export async function runGroups(groups, { env, signal }) {
  const results = [];
  for (const group of groups) {
    const alone = group.length === 1;
    const running = group.map((stage) => runStage(stage, { alone, env, signal }));
    // When interrupted, wait for all of them before cleaning up.
    await Promise.allSettled(running);
    results.push(...(await Promise.all(running)));
    if (results.some(({ ok }) => !ok)) break;
  }
  return results;
}
