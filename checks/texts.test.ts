import { expect, it } from 'vitest';
import { type Node, nodesOf, sourcesIn } from './sources';

/** Attributes that users read or hear. */
const read = new Set([
  'aria-label',
  'aria-description',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'what',
  'advice',
]);

const word = /\p{L}{2,}/u;

/** Every text that is written in a component instead of the catalogues. */
function textsIn(program: Node): string[] {
  return [...nodesOf(program)].flatMap((node) => {
    if (node.type === 'JSXText') return literal(node['value']);
    if (node.type === 'JSXAttribute') {
      const { name } = Object(node['name']);
      return read.has(String(name)) ? written(node['value']) : [];
    }
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      const { children } = Object(node);
      return Array.isArray(children) ? children.flatMap(writtenChild) : [];
    }
    return [];
  });
}

const literal = (value: unknown) => (typeof value === 'string' && word.test(value) ? [value] : []);

function writtenChild(child: unknown): string[] {
  return Object(child).type === 'JSXExpressionContainer' ? written(child) : [];
}

/** The text of a literal, also in braces and in a template. */
function written(node: unknown): string[] {
  const { type, value, expression, quasis } = Object(node);
  if (type === 'JSXExpressionContainer') return written(expression);
  if (type === 'TemplateLiteral' && Array.isArray(quasis)) {
    return quasis.flatMap((quasi) => literal(Object(Object(quasi).value).cooked));
  }
  return type === 'Literal' ? literal(value) : [];
}

it('no component has a text of its own', () => {
  const components = sourcesIn('src/ui', 'extension').filter(({ path }) => path.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(50);
  expect(
    components.flatMap(({ path, program }) => textsIn(program).map((text) => `${path}: ${text}`)),
  ).toEqual([]);
});
