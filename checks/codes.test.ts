import { expect, it } from 'vitest';
import { failureText } from '../src/ui/text/failure-text';
import { refusalText } from '../src/ui/text/refusal-text';
import { nodesOf, sourcesIn } from './sources';

/** The strings in a program, except in types. */
function valuesIn(program: unknown): string[] {
  const inTypes = new Set(
    [...nodesOf(program)].flatMap((node) =>
      node.type === 'TSLiteralType' ? [node['literal']] : [],
    ),
  );
  return [...nodesOf(program)].flatMap((node) => {
    const { value } = Object(node);
    return node.type === 'Literal' && typeof value === 'string' && !inTypes.has(node)
      ? [value]
      : [];
  });
}

/** The list of failure codes does not count, nor does the code that shows them. */
it('every code that has a text is produced somewhere', () => {
  const produced = new Set(
    sourcesIn('src', 'extension')
      .filter(({ path }) => path !== 'src/genauth/failure.ts' && !path.startsWith('src/ui/'))
      .flatMap(({ program }) => valuesIn(program)),
  );
  const codes = [...Object.keys(refusalText), ...Object.keys(failureText)];
  expect(codes.length).toBeGreaterThan(50);
  expect(codes.filter((code) => !produced.has(code))).toEqual([]);
});
