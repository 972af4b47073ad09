import { SetupError } from '../lib/setup-error.mjs';

const known = ['chrome', 'firefox'];

/**
 * The browsers to develop in, by their builds' names: both, unless one is named.
 *
 * @param {readonly string[]} args
 */
export function chooseBrowsers(args) {
  const [wanted = 'both', ...rest] = args;
  if (rest.length === 0 && wanted === 'both') return known;
  if (rest.length === 0 && known.includes(wanted)) return [wanted];
  throw new SetupError(`Name chrome, firefox or both, not “${args.join(' ')}”.`);
}
