import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Node, nodesOf, sourcesIn } from './sources';

/** What would run text as code, or turn text into elements or styles. */
const properties = new Set(['innerHTML', 'outerHTML', 'srcdoc', 'dangerouslySetInnerHTML']);
const methods = new Set([
  'insertAdjacentHTML',
  'createContextualFragment',
  'parseFromString',
  'write',
  'writeln',
  'setHTMLUnsafe',
]);
const calls = new Set(['eval', 'Function', 'importScripts']);
const attributes = new Set(['dangerouslySetInnerHTML', 'style', 'srcdoc', 'srcDoc']);

function nameOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const name: unknown = Reflect.get(node, 'name') ?? Reflect.get(node, 'value');
  return typeof name === 'string' ? name : '';
}

/** Why a node is not allowed, or null. */
function objection(node: Node): string | null {
  switch (node.type) {
    case 'JSXAttribute': {
      const name = nameOf(node['name']);
      return attributes.has(name) || /^on[a-z]/.test(name) ? `attribute ${name}` : null;
    }
    case 'AssignmentExpression':
    case 'MemberExpression': {
      const member = node.type === 'MemberExpression' ? node : Object(node['left']);
      const name = nameOf(member['property']);
      if (properties.has(name)) return `property ${name}`;
      return methods.has(name) && nameOf(member['object']) !== 'storage' ? `method ${name}` : null;
    }
    case 'CallExpression':
    case 'NewExpression': {
      const name = nameOf(node['callee']);
      return calls.has(name) ? `call of ${name}` : null;
    }
    case 'ImportExpression': {
      const from = Object(node['source']);
      const own = from['type'] === 'Literal' && /^\.{1,2}\//.test(nameOf(from));
      return own ? null : 'import of something that is not ours';
    }
    default:
      return null;
  }
}

describe('the sources', () => {
  const sources = sourcesIn('src', 'extension');

  it('run no text as code, and make no elements or styles of it', () => {
    expect(sources.length).toBeGreaterThan(100);
    const found = sources.flatMap(({ path, program }) =>
      [...nodesOf(program)].flatMap((node) => {
        const why = objection(node);
        return why === null ? [] : [`${path}: ${why}`];
      }),
    );
    expect(found).toEqual([]);
  });

  it('are what the check looks at: it sees each of what it forbids', () => {
    const seen = (node: Node) => [...nodesOf(node)].flatMap((each) => objection(each) ?? []);
    const identifier = (name: string): Node => ({ type: 'Identifier', name });
    const member = (name: string): Node => ({
      type: 'MemberExpression',
      object: identifier('element'),
      property: identifier(name),
    });
    expect(seen(member('innerHTML'))).toEqual(['property innerHTML']);
    expect(seen(member('insertAdjacentHTML'))).toEqual(['method insertAdjacentHTML']);
    const called: Node = { type: 'CallExpression', callee: identifier('eval') };
    expect(seen(called)).toEqual(['call of eval']);
    const attribute: Node = {
      type: 'JSXAttribute',
      name: { type: 'JSXIdentifier', name: 'style' },
    };
    expect(seen(attribute)).toEqual(['attribute style']);
    const remote: Node = {
      type: 'ImportExpression',
      source: { type: 'Literal', value: 'https://example.com/x.js' },
    };
    expect(seen(remote)).toHaveLength(1);
  });

  it('load nothing from elsewhere in their pages and styles', () => {
    const files = ['src', 'extension', 'public'].flatMap((folder) =>
      readdirSync(folder, { encoding: 'utf8', recursive: true })
        .filter((name) => /\.(html|css|svg)$/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const path of files) {
      const text = readFileSync(path, 'utf8');
      expect(text, path).not.toMatch(/(?:src|href|url|@import)[\s=("']+(?:https?:)?\/\//i);
      expect(text, path).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|<style/i);
    }
  });
});
