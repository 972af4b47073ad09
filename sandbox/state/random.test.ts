import { expect, test } from 'vitest';
import { platformRandom, randomText, randomUuid } from './random';

test('a UUID is of version 4', () => {
  expect(randomUuid(platformRandom)).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
});

test('randomness comes from what is passed in', () => {
  expect(randomText(() => 0, 'xyz', 3)).toBe('xxx');
  expect(randomText(() => 0.999, 'xyz', 3)).toBe('zzz');
});

test('the platform’s randomness stays from 0 up to 1', () => {
  const drawn = Array.from({ length: 500 }, platformRandom);
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(450);
});
