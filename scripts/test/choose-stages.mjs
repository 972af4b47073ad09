import { SetupError } from '../lib/setup-error.mjs';
import { groups } from './stages.mjs';

/**
 * The groups of stages to run: all of them, or those named.
 *
 * @param {readonly string[]} names
 */
export function chooseStages(names) {
  const known = groups.flat().map(({ name }) => name);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new SetupError(`There is no stage “${stranger}”. Stages: ${known.join(' ')}`);
  }
  if (names.length === 0) return groups;
  return groups
    .map((group) => group.filter(({ name }) => names.includes(name)))
    .filter((group) => group.length > 0);
}
