import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { nodesOf, sourcesIn } from './sources';

/** Every regular expression of the product, with its place. */
const patterns = sourcesIn('src', 'extension').flatMap(({ path, program }) =>
  [...nodesOf(program)].flatMap((node) => {
    const regex = Object(node['regex']);
    const { pattern, flags } = regex;
    return typeof pattern === 'string' && typeof flags === 'string'
      ? [{ path, pattern, flags }]
      : [];
  }),
);

/**
 * Patterns that are not linear on every text, and why that does no harm.
 */
const bounded: Readonly<Record<string, string>> = {};

const quick = { timeout: 30_000, attackTimeout: 500, incubationTimeout: 250, randomSeed: 1 };

it('no pattern is slower than linear', () => {
  expect(patterns.length).toBeGreaterThan(30);
  const slow = patterns.flatMap(({ path, pattern, flags }) => {
    if (pattern in bounded) return [];
    const found = checkSync(pattern, flags, quick);
    const complexity = 'complexity' in found ? found.complexity : undefined;
    const linear = complexity !== undefined && ['safe', 'linear'].includes(complexity.type);
    return found.status === 'safe' && linear
      ? []
      : [`${path}: /${pattern}/${flags} ${found.status} ${complexity?.summary}`];
  });
  expect(slow).toEqual([]);
}, 120_000);

it('a pattern that is slower is seen', () => {
  expect(checkSync('^(a+)+$', '', quick).status).toBe('vulnerable');
  expect(checkSync('a*a*b', '', quick).status).not.toBe('safe');
});
