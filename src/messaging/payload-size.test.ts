import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordinaryBudget, type PayloadBudget, withinBudget } from './payload-size';

const small: PayloadBudget = { characters: 10, nodes: 5, depth: 2 };

describe('a payload', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', '1234567890'],
    ['names and texts together', { ab: '12345', c: '67' }],
    ['as many nodes as there may be', [1, 2, 3, 4]],
    ['as deep as it may be', [[1]]],
  ])('fits: %s', (_, value) => {
    expect(withinBudget(value, small)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a longer text', '12345678901'],
    ['longer names', { abcdefghijk: 1 }],
    ['names and texts that are too long together', { abcde: '123456' }],
    ['a number of any length', 1n << 100n],
    ['more nodes', [1, 2, 3, 4, 5]],
    ['deeper', [[[1]]]],
    ['bytes', new Uint8Array(4)],
    ['a map', new Map()],
  ])('does not fit: %s', (_, value) => {
    expect(withinBudget(value, small)).toBe(false);
  });

  it('that contains itself does not fit, and checking it stops', () => {
    const ring: unknown[] = [];
    ring.push(ring);
    expect(withinBudget(ring, small)).toBe(false);
  });

  it('of a million entries is checked only up to the limit', () => {
    let looked = 0;
    const many = new Proxy(new Array(1_000_000).fill(0), {
      get: (target, key) => {
        looked += 1;
        return Reflect.get(target, key);
      },
    });
    expect(withinBudget(many, ordinaryBudget)).toBe(false);
    expect(looked).toBeLessThan(1_000);
  });

  it('fits exactly if all it contains is within the budget', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(json, fc.nat(60), fc.nat(12), fc.nat(4), (value, characters, nodes, depth) => {
        const is = measure(value);
        const fits = is.characters <= characters && is.nodes <= nodes && is.depth <= depth;
        expect(withinBudget(value, { characters, nodes, depth })).toBe(fits);
      }),
    );
  });
});

function measure(value: unknown): PayloadBudget {
  if (typeof value === 'string') return { characters: value.length, nodes: 1, depth: 0 };
  if (typeof value !== 'object' || value === null) return { characters: 0, nodes: 1, depth: 0 };
  const inside = Object.entries(value).map(([key, part]) => ({ key, ...measure(part) }));
  return {
    characters: inside.reduce((sum, { key, characters }) => sum + key.length + characters, 0),
    nodes: inside.reduce((sum, { nodes }) => sum + nodes, 1),
    depth: inside.reduce((most, { depth }) => Math.max(most, depth + 1), 0),
  };
}
