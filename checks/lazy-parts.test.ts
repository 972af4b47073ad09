import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { nodesOf, sourcesIn } from './sources';

const table = 'src/ui/lazy-parts.ts';

it('the interface loads separately what the table lists, and beside that only code of other modules', () => {
  const loads = sourcesIn('src/ui').flatMap(({ path, program }) =>
    [...nodesOf(program)].flatMap(({ type, source }) => {
      const of = type === 'ImportExpression' ? Object(source).value : undefined;
      return typeof of === 'string' ? [{ path, of: posix.join(posix.dirname(path), of) }] : [];
    }),
  );
  const listed = loads.filter(({ path }) => path === table).map(({ of }) => of);
  expect(listed.length).toBeGreaterThan(5);
  expect(new Set(listed).size).toBe(listed.length);
  const elsewhere = loads.filter(({ path }) => path !== table);
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(elsewhere.filter(({ of }) => of.startsWith('src/ui/'))).toEqual([]);
});
