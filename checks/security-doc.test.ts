import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const named = [...readFileSync('docs/security.md', 'utf8').matchAll(/`([\w./-]+\.test\.ts)`/g)].map(
  ([, path = '']) => path,
);

it('every test that the security model names as its proof exists', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
